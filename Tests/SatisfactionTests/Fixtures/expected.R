# Recomputes every figure of responses.csv with R survey, independently of the package:
#   Rscript expected.R > expected.csv
# Units are strata; the PSU is the village where there is one, else the respondent. responses.csv
# holds 60 answers simulated once (levels 1-5, 9 don't know, blank not answered).
suppressMessages(library(survey))
d <- read.csv("responses.csv", colClasses = "character")
d$weight <- as.numeric(d$weight) / 10000
d$cluster <- ifelse(d$psu == "", paste0("r", seq_len(nrow(d))), paste0(d$unit, d$psu))
items <- c("a1", "a2", "b1", "b2", "b3", "overall", "c1")
for (i in items) {
  d[[paste0("y_", i)]] <- 1 * (d[[i]] %in% c("4", "5"))
  d[[paste0("x_", i)]] <- 1 * (d[[i]] %in% c("1", "2", "3", "4", "5"))
}
design <- svydesign(ids = ~cluster, strata = ~unit, weights = ~weight, data = d)
share <- function(i) paste0("(", "y_", i, "/x_", i, ")")
tree <- function(withFeedback) {
  access <- paste0("((", share("a1"), "+", share("a2"), ")/2)")
  staff <- "((y_b1+y_b2+y_b3)/(x_b1+x_b2+x_b3))"
  service <- paste0("((", access, "+", staff, ")/2)")
  root <- if (withFeedback) paste0("0.5*", service, "+0.3*", share("overall"), "+0.2*", share("c1"))
    else paste0("(0.5*", service, "+0.3*", share("overall"), ")/0.8")
  nodes <- c(index = root, service = service, access = access, staff = staff,
             general = share("overall"))
  leaves <- items[items != "overall" & (withFeedback | items != "c1")]
  c(nodes, setNames(sapply(leaves, share), leaves))
}
members <- list(index = items, service = items[1:5], access = items[1:2], staff = items[3:5],
                general = "overall", a1 = "a1", a2 = "a2", b1 = "b1", b2 = "b2", b3 = "b3", c1 = "c1")
figures <- function(scope, code, domain) {
  withFeedback <- sum(domain$variables$x_c1) > 0
  nodes <- tree(withFeedback)
  totals <- svytotal(as.formula(paste("~", paste(paste0(c("y_", "x_"), rep(items, each = 2)),
                                                 collapse = "+"))), domain)
  contrast <- svycontrast(totals, lapply(nodes, str2lang))
  p <- coef(contrast); se <- sqrt(diag(vcov(contrast))); df <- degf(domain)
  n <- sapply(names(nodes), function(k)
    sum(rowSums(domain$variables[paste0("x_", members[[k]])]) > 0))
  rows(scope, code, names(nodes), p, se, df, n)
}
rows <- function(scope, code, node, p, se, df, n) {
  t <- qt(0.975, df); logit <- log(p / (1 - p)); half <- t * se / (p * (1 - p))
  data.frame(scope, code, node, p, se, lower = plogis(logit - half), upper = plogis(logit + half),
             df, n, row.names = NULL)
}
units <- lapply(c("A", "B", "C"), function(u) figures("unit", u, subset(design, unit == u)))
means <- do.call(rbind, lapply(names(members), function(k) {
  r <- do.call(rbind, lapply(units, function(u) u[u$node == k, ]))
  rows("blockMean", "all", k, mean(r$p), sqrt(sum(r$se^2)) / nrow(r), sum(r$df), sum(r$n))
}))
result <- rbind(do.call(rbind, units), means, figures("blockPooled", "all", design),
                figures("group", "1", subset(design, gender == "1")),
                figures("group", "2", subset(design, gender == "2")))
result[4:7] <- lapply(result[4:7], function(x) sprintf("%.17g", x))
write.csv(result, row.names = FALSE, quote = FALSE)
