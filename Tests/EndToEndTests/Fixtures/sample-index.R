# Recomputes every unit's index of the sample province with R survey, from the coded answers.
#
# Input: the view of the store after `sipas demo --into DIR`,
#   sqlite3 -header -csv DIR/sipas.sqlite 'SELECT * FROM answers_2025' > answers.csv
# Run:    Rscript sample-index.R answers.csv > sample-index.csv
# Made with R 4.2.2 and survey 4.1-1 (Debian 12: r-base-core, r-cran-survey).
#
# The design is written again here from the method's text, not from sipas: every unit is a stratum,
# villages (psu_code) are the PSUs where the file names them, else the respondents; satisfied are
# codes 4 and 5 of the answers given; elements pool their answers; the index is the mean of the
# elements that have answers. Intervals: t on the logit scale with PSUs - 1 degrees of freedom.
library(survey)
answers <- read.csv(commandArgs(TRUE)[1], colClasses = "character")
answers <- answers[answers$invalid_because == "", ]
elements <- list(
  access = paste0("A", 1:4), procedures = paste0("B", 1:5), staff = paste0("C", 1:6),
  results = paste0("D", 1:4), feedback = paste0("E", 1:4))
answers$psu <- ifelse(answers$psu_code == "", paste0("r", answers$response_number),
  paste0("v", answers$psu_code))
answers$w <- as.numeric(answers$design_weight)
for (name in names(elements)) {
  block <- as.matrix(answers[elements[[name]]])
  answers[[paste0(name, "_y")]] <- rowSums(matrix(block %in% c("4", "5"), nrow(block)))
  answers[[paste0(name, "_x")]] <- rowSums(matrix(block %in% as.character(1:5), nrow(block)))
}
options(survey.lonely.psu = "fail")
digits <- function(x) formatC(x, digits = 15, format = "g")
cat("unit,node,n,answers,satisfied,percent,se,lower,upper\n")
for (unit in sort(unique(answers$unit_code))) {
  rows <- answers[answers$unit_code == unit, ]
  design <- svydesign(ids = ~psu, weights = ~w, data = rows)
  asked <- Filter(function(e) sum(rows[[paste0(e, "_x")]]) > 0, names(elements))
  totals <- svytotal(
    as.formula(paste("~", paste(c(outer(asked, c("_y", "_x"), paste0)), collapse = "+"))), design)
  ratio <- setNames(lapply(asked, function(e) parse(text = sprintf("%s_y/%s_x", e, e))[[1]]), asked)
  mean <- parse(text = sprintf("(%s)/%d",
    paste(sprintf("%s_y/%s_x", asked, asked), collapse = "+"), length(asked)))[[1]]
  result <- svycontrast(totals, c(list(overall = mean), ratio))
  for (node in c("overall", asked)) {
    p <- coef(result)[[node]]
    se <- SE(result)[which(names(coef(result)) == node)]
    t <- qt(.975, length(unique(rows$psu)) - 1)
    half <- t * se / (p * (1 - p))
    bounds <- if (p > 0 && p < 1) plogis(qlogis(p) + c(-half, half)) else c(NA, NA)
    items <- if (node == "overall") asked else node
    cat(unit, node, nrow(rows), sum(rows[paste0(items, "_x")]), sum(rows[paste0(items, "_y")]),
      digits(p), digits(se), digits(bounds[1]), digits(bounds[2]), sep = ",")
    cat("\n")
  }
}
