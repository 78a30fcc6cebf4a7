# R survey, the idiomatic way: one svyratio per measure, svyby for the domains.
# usage: Rscript survey_job.R in.csv out.csv [nation,province,commune]
suppressMessages({library(survey); library(data.table)})
a <- commandArgs(TRUE); want <- strsplit(if (length(a) > 2) a[3] else "nation,province,commune", ",")[[1]]
d <- as.data.frame(fread(a[1], colClasses = list(character = c("province", "stratum", "commune", "village"))))
Q <- sprintf("q%02d", 1:30)
M <- c(as.list(setNames(Q, Q)), list(E1 = Q[1:4], E2 = Q[5:10], E3 = Q[11:16], E4 = Q[17:21], E5 = Q[22:25], E6 = Q[26:30], ALL = Q))
x <- as.matrix(d[, Q]); ok <- !is.na(x) & x <= 5; top <- ok & x >= 4
for (m in names(M)) { d[[paste0("y", m)]] <- rowSums(top[, M[[m]], drop = FALSE]); d[[paste0("x", m)]] <- rowSums(ok[, M[[m]], drop = FALSE]) }
A <- svydesign(id = ~commune, strata = ~stratum, weights = ~wt, fpc = ~Nc, data = d)
B <- svydesign(id = ~village, strata = ~commune, weights = ~wt, fpc = ~Nv, data = d)
ci <- function(p, s, df) { t <- suppressWarnings(qt(.975, df)); e <- p <= 0 | p >= 1; h <- t * s / (p * (1 - p))
  list(ifelse(e, p, plogis(qlogis(p) - h)), ifelse(e, p, plogis(qlogis(p) + h))) }
out <- list()
put <- function(level, dom, m, ans, p, s, df) { c <- ci(p, s, df)
  out[[length(out) + 1]] <<- data.table(level, domain = dom, measure = m, answers = ans, est = p, se = s, lo = c[[1]], hi = c[[2]]) }
f <- function(v) as.formula(paste0("~", v))
for (m in names(M)) {
  y <- f(paste0("y", m)); z <- f(paste0("x", m)); zn <- d[[paste0("x", m)]]
  if ("nation" %in% want) { r <- svyratio(y, z, A); put("nation", "VN", m, sum(zn), as.numeric(coef(r)), as.numeric(SE(r)), degf(A)) }
  for (L in c("province", "commune")) if (L %in% want) {
    des <- if (L == "province") A else B
    r <- svyby(y, f(L), des, svyratio, denominator = z, vartype = "se", keep.names = FALSE)
    u <- unique(d[, c("province", "stratum", "commune", "village")])
    df <- if (L == "province") tapply(u$commune, u$province, function(v) length(unique(v))) - tapply(u$stratum, u$province, function(v) length(unique(v)))
          else tapply(u$village, u$commune, length) - 1
    k <- as.character(r[[1]])
    put(L, k, m, as.numeric(tapply(zn, d[[L]], sum)[k]), r[[2]], r[[3]], as.numeric(df[k]))
  }
}
fwrite(rbindlist(out), a[2])
