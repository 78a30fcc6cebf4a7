# Recomputes every index of the sample province with R survey, from the coded answers.
#
# Input: the view of the store after `sipas demo --into DIR`,
#   sqlite3 -header -csv DIR/sipas.sqlite 'SELECT * FROM answers_2025' > answers.csv
# Run:    Rscript sample-index.R answers.csv > sample-index.csv
# Made with R 4.2.2 and survey 4.1-1 (Debian 12: r-base-core, r-cran-survey).
#
# The design is written again here from the method's text, not from sipas: every unit is a stratum,
# villages (psu_code) are the PSUs where the file names them, else the respondents; satisfied are
# codes 4 and 5 of the answers given (one code each for the experience items); elements pool their
# answers; the index is the mean of the elements that have answers. A block is the mean of its
# units, or its answers pooled with the units as strata. Intervals: t on the logit scale, degrees
# of freedom PSUs - strata; where the sample shows no variance Wilson, with n over the node's mean
# design effect in the units. A block's mean is taken over units with at least five answering
# persons at the node; a unit without variance enters with the half-width of its interval over t.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "fail")
answers <- read.csv(commandArgs(TRUE)[1], colClasses = "character")
answers <- answers[answers$invalid_because == "", ]
answers$psu <- ifelse(answers$psu_code == "", paste0("r", answers$response_number),
  paste0("v", answers$psu_code))
answers$w <- as.numeric(answers$design_weight)

elements <- list(
  access = paste0("A", 1:4), procedures = paste0("B", 1:5), staff = paste0("C", 1:6),
  results = paste0("D", 1:4), feedback = paste0("E", 1:4))
ratings <- c(unlist(elements, use.names = FALSE), "HL")
codes <- c(setNames(rep(list(as.character(1:5)), length(ratings)), ratings),
  list(PH = as.character(1:3), DT = c("1", "2"), DL = c("0", "1", "2")))
satisfied <- c(setNames(rep(list(c("4", "5")), length(ratings)), ratings),
  list(PH = "1", DT = "2", DL = "0"))
items <- names(codes)
for (item in items) {
  answers[[paste0(item, "_x")]] <- as.numeric(answers[[item]] %in% codes[[item]])
  answers[[paste0(item, "_y")]] <- as.numeric(answers[[item]] %in% satisfied[[item]])
}
leaves <- c(list(overall = unlist(elements, use.names = FALSE)), elements,
  setNames(as.list(items), items))

# Estimates and standard errors of every node that has answers.
estimates <- function(rows, design) {
  asked <- Filter(function(i) sum(rows[[paste0(i, "_x")]]) > 0, items)
  totals <- svytotal(
    as.formula(paste("~", paste(outer(asked, c("_y", "_x"), paste0), collapse = "+"))), design)
  sum_of <- function(ids, end) paste0("(", paste0(intersect(ids, asked), end, collapse = "+"), ")")
  ratio <- function(ids) paste0(sum_of(ids, "_y"), "/", sum_of(ids, "_x"))
  present <- Filter(function(ids) any(ids %in% asked), elements)
  texts <- c(
    list(overall = paste0("(", paste(sapply(present, ratio), collapse = "+"), ")/",
      length(present))),
    lapply(present, ratio), setNames(lapply(asked, ratio), asked))
  result <- svycontrast(totals, lapply(texts, function(text) parse(text = text)[[1]]))
  # A variance of 0 may come out a rounding error below it.
  variance <- pmax(0, diag(matrix(vcov(result), length(texts))))
  data.frame(node = names(texts), p = as.numeric(coef(result)), se = sqrt(variance))
}

counts <- function(rows, nodes) {
  x <- sapply(nodes, function(n) rowSums(rows[paste0(leaves[[n]], "_x")]))
  y <- sapply(nodes, function(n) sum(rows[paste0(leaves[[n]], "_y")]))
  x <- matrix(x, nrow(rows))
  data.frame(n = colSums(x > 0), answers = colSums(x), satisfied = as.numeric(y))
}

with_interval <- function(table, effect) {
  t <- qt(.975, table$df)
  half <- t * table$se / (table$p * (1 - table$p))
  m <- pmax(1, table$n) / effect[table$node]
  center <- (table$p + t^2 / (2 * m)) / (1 + t^2 / m)
  width <- t / (1 + t^2 / m) * sqrt(table$p * (1 - table$p) / m + t^2 / (4 * m^2))
  flat <- table$se < 1e-12
  table$lower <- ifelse(flat, ifelse(table$p == 0, 0, center - width),
    plogis(qlogis(table$p) - half))
  table$upper <- ifelse(flat, ifelse(table$p == 1, 1, center + width),
    plogis(qlogis(table$p) + half))
  table
}

unit_table <- function(unit) {
  rows <- answers[answers$unit_code == unit, ]
  table <- estimates(rows, svydesign(ids = ~psu, weights = ~w, data = rows))
  cbind(scope = "unit", code = unit, table, df = length(unique(rows$psu)) - 1,
    counts(rows, table$node))
}
units <- lapply(sort(unique(answers$unit_code)), unit_table)
all_units <- do.call(rbind, units)
varied <- all_units[all_units$se > 1e-12 & all_units$p > 0 & all_units$p < 1 & all_units$n > 1, ]
effect <- tapply(varied$se^2 * (varied$n - 1) / (varied$p * (1 - varied$p)),
  factor(varied$node, names(leaves)), mean)
effect <- pmax(ifelse(is.na(effect), 1, effect), 1)

all_units <- with_interval(all_units, effect)
mean_of_units <- function(block, members) {
  tables <- all_units[members(all_units$code) & all_units$n >= 5, ]
  tables$se <- ifelse(tables$se < 1e-12,
    (tables$upper - tables$lower) / (2 * qt(.975, tables$df)), tables$se)
  tables$node <- factor(tables$node, names(leaves))
  by_node <- function(column, f) as.numeric(tapply(tables[[column]], tables$node, f))
  data.frame(scope = "blockMean", code = block, node = names(leaves), p = by_node("p", mean),
    se = by_node("se", function(se) sqrt(sum(se^2)) / length(se)), df = by_node("df", sum),
    n = by_node("n", sum), answers = by_node("answers", sum),
    satisfied = by_node("satisfied", sum))
}
pooled <- function(block, members) {
  rows <- answers[members(answers$unit_code), ]
  rows$village <- paste(rows$unit_code, rows$psu)
  table <- estimates(rows, svydesign(ids = ~village, strata = ~unit_code, weights = ~w,
    data = rows))
  cbind(scope = "blockPooled", code = block, table,
    df = length(unique(rows$village)) - length(unique(rows$unit_code)), counts(rows, table$node))
}
is_agency <- function(code) startsWith(code, "CM-")
is_commune <- function(code) !is_agency(code)
result <- rbind(all_units, with_interval(rbind(
  mean_of_units("agencies", is_agency), pooled("agencies", is_agency),
  mean_of_units("communes", is_commune), pooled("communes", is_commune)), effect))
digits <- function(x) trimws(formatC(100 * x, digits = 15, format = "g"))
for (column in c("p", "se", "lower", "upper")) result[[column]] <- digits(result[[column]])
names(result)[names(result) == "p"] <- "percent"
write.csv(result, quote = FALSE, row.names = FALSE)
