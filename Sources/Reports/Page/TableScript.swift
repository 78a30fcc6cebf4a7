/// Sorting and filtering of the page's tables. The page reads and prints without it.
enum TableScript {
  static let source: StaticString = """
    (function () {
      "use strict";
      var vi = document.documentElement.lang === "vi";
      function key(row, column) {
        var cell = row.cells[column];
        var value = cell.getAttribute("data-value");
        return value === null ? cell.textContent : value === "" ? null : Number(value);
      }
      function compare(a, b, sign) {
        if (a === null || b === null) return (a === null) - (b === null);
        if (typeof a === "number" && typeof b === "number") return sign * (a - b);
        return sign * String(a).localeCompare(String(b), vi ? "vi" : "en");
      }
      function sort(table, head, column) {
        var rising = head.getAttribute("aria-sort") !== "ascending";
        var body = table.tBodies[0];
        var rows = Array.prototype.slice.call(body.rows);
        rows.sort(function (a, b) {
          return compare(key(a, column), key(b, column), rising ? 1 : -1);
        });
        table.querySelectorAll("thead th").forEach(function (other) {
          other.removeAttribute("aria-sort");
        });
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
        rows.forEach(function (row) { body.appendChild(row); });
      }
      function addFilter(table) {
        var label = document.createElement("label");
        var input = document.createElement("input");
        label.className = "filter";
        label.textContent = vi ? "Lọc: " : "Filter: ";
        input.type = "search";
        label.appendChild(input);
        table.parentNode.parentNode.insertBefore(label, table.parentNode);
        input.addEventListener("input", function () {
          var wanted = input.value.toLocaleLowerCase("vi").normalize("NFC");
          Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
            row.hidden = row.textContent.toLocaleLowerCase("vi").indexOf(wanted) < 0;
          });
        });
      }
      document.querySelectorAll("table.sortable").forEach(function (table) {
        table.querySelectorAll("thead th").forEach(function (head, column) {
          var button = document.createElement("span");
          button.setAttribute("role", "button");
          button.tabIndex = 0;
          button.textContent = head.textContent;
          head.textContent = "";
          head.appendChild(button);
          button.addEventListener("click", function () { sort(table, head, column); });
          button.addEventListener("keydown", function (event) {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            sort(table, head, column);
          });
        });
        if (table.tBodies[0].rows.length > 8) addFilter(table);
      });
    })();
    """
}
