# Writes the data of the specs beside this file and what R makes of them, `expected-by-r.csv`.
# Run in the folder of this file: Rscript expected.R
# R 4.2.2, survey 4.1.1, psych 2.2.9, multilevel 2.7 (Debian 12).
options(digits = 17, survey.lonely.psu = "fail")
suppressMessages({library(survey); library(psych); library(multilevel)})
data(api); data(scd); data(election); data(nhanes)

rows <- list()
put <- function(spec, table, entry, by, level, ...) {
  fields <- list(...)
  for (field in names(fields)) {
    value <- as.numeric(fields[[field]])
    rows[[length(rows) + 1]] <<- data.frame(spec = spec, table = table, name = entry, by = by,
      level = level, field = field, value = formatC(value, digits = 17, format = "g"))
  }
}
write <- function(data, file) write.csv(data, file, row.names = FALSE, quote = TRUE, na = "")
ci <- function(x, se, df, level = 0.95)
  as.numeric(x) + c(-1, 1) * qt(0.5 + level / 2, df) * as.numeric(se)
# An estimate with t limits.
est <- function(spec, entry, by, level, x, df, ...) {
  e <- as.numeric(coef(x)); v <- as.numeric(diag(as.matrix(vcov(x)))); l <- ci(e, sqrt(v), df)
  put(spec, "estimates", entry, by, level, estimate = e, variance = v, standardError = sqrt(v),
    degreesOfFreedom = df, lower = l[1], upper = l[2], ...)
}
# A share: the variance, and its design effects.
share <- function(spec, entry, by, level, x, df, n) {
  p <- as.numeric(coef(x)); v <- as.numeric(vcov(x))
  put(spec, "estimates", entry, by, level, estimate = p, variance = v, degreesOfFreedom = df, n = n)
  w <- wilson(p, v, df)
  put(spec, "estimates", entry, by, level, lower = w[1], upper = w[2],
    effectiveSampleSize = p * (1 - p) / v)
}
# Kott 2017 with n* = p(1 - p)/V, as svyciprop(method = "wilson") of survey 4.5.
wilson <- function(p, v, df, level = 0.95) {
  p <- as.numeric(p); v <- as.numeric(v); n <- p * (1 - p) / v; t <- qt(0.5 + level / 2, df)
  ((p + t^2 / (2 * n)) + c(-1, 1) * t * sqrt(p * (1 - p) / n + t^2 / (4 * n^2))) / (1 + t^2 / n)
}

# ---- strat: a stratified sample of schools -------------------------------------------------
strat <- apistrat[c("stype", "cnum", "dnum", "snum", "api99", "api00", "target", "acs.core",
  "enroll", "api.stu", "ell", "meals", "sch.wide", "awards", "pw", "fpc")]
write(strat, "apistrat.csv")
d <- svydesign(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
yes <- subset(d, sch.wide == "Yes")
for (by in c("", "E", "H", "M")) {
  s <- if (by == "") d else subset(d, stype == by)
  label <- if (by == "") "" else paste0("stype=", by)
  for (v in c("api99", "api00")) {
    f <- reformulate(v); m <- svymean(f, s, deff = TRUE); r <- svymean(f, s, deff = "replace")
    est("strat", paste("mean", v), label, "", m, degf(s), n = nrow(s), designEffect = deff(m),
      designEffectWithReplacement = deff(r))
  }
}
x <- svytotal(~enroll, yes, deff = TRUE)
est("strat", "total enroll", "", "", x, degf(yes), n = nrow(yes), designEffect = deff(x))
x <- svytotal(~stype, d)
for (i in 1:3) put("strat", "estimates", "count stype", "", levels(strat$stype)[i],
  estimate = coef(x)[i], n = 200)
x <- svytotal(~awards, d)
for (i in 1:2) put("strat", "estimates", "count awards", "", c("No", "Yes")[i],
  estimate = coef(x)[i], variance = diag(vcov(x))[i], degreesOfFreedom = 197)
for (by in c("No", "Yes")) {
  s <- subset(d, sch.wide == by)
  x <- svytotal(~I(api00 * 0 + 1), s)
  est("strat", "schools", paste0("sch.wide=", by), "", x, degf(s), n = nrow(s))
}
for (by in c("", "E", "H", "M")) {
  s <- if (by == "") d else subset(d, stype == by)
  label <- if (by == "") "" else paste0("stype=", by)
  share("strat", "share awards", label, "", svymean(~I(1 * (awards == "Yes")), s), degf(s), nrow(s))
  share("strat", "few", label, "", svymean(~I(1 * (ell < 10)), s), degf(s), nrow(s))
}
t <- subset(d, !is.na(target))
share("strat", "missing leaves", "", "", svymean(~I(1 * (target > 5)), t), degf(d), nrow(t))
put("strat", "estimates", "missing leaves", "", "", missing = sum(is.na(strat$target)))
x <- svymean(~sch.wide, d)
for (i in 1:2) put("strat", "estimates", "distribution sch.wide", "", c("No", "Yes")[i],
  estimate = coef(x)[i], variance = diag(vcov(x))[i])
x <- svymean(~interaction(sch.wide, awards), d)
for (i in 1:4) put("strat", "estimates", "table sch.wide awards", "",
  c("No|No", "Yes|No", "No|Yes", "Yes|Yes")[i], estimate = coef(x)[i], variance = diag(vcov(x))[i])
x <- svyratio(~api.stu, ~enroll, d, deff = "replace")
put("strat", "estimates", "ratio api.stu enroll", "", "", estimate = coef(x), variance = vcov(x),
  lower = ci(coef(x), SE(x), 197)[1], upper = ci(coef(x), SE(x), 197)[2],
  designEffectWithReplacement = deff(x))
# Items of 1 to 5 with gaps: fifths of three columns.
items <- update(d, A1 = api00 %/% 200, A2 = target %/% 5, A3 = acs.core %/% 10)
items <- update(items, x1 = 1 * !is.na(A1), x2 = 1 * !is.na(A2), x3 = 1 * !is.na(A3))
items <- update(items, y1 = x1 * (A1 %in% 2:3), y2 = x2 * (A2 %in% 2:3), y3 = x3 * (A3 %in% 2:3))
items <- update(items, y = y1 + y2 + y3, x = x1 + x2 + x3)
v <- items$variables
x <- svyratio(~y, ~x, items)
put("strat", "estimates", "pooled", "", "", estimate = coef(x), variance = vcov(x),
  answers = sum(v$x), satisfied = sum(v$y), lower = wilson(coef(x), vcov(x), 197)[1])
x <- svycontrast(svytotal(~y1 + x1 + y2 + x2 + y3 + x3, items), quote((y1/x1 + y2/x2 + y3/x3)/3))
put("strat", "estimates", "mean of shares", "", "", estimate = coef(x), variance = vcov(x),
  upper = wilson(coef(x), vcov(x), 197)[2])
for (p in c(0.25, 0.5)) {
  q <- svyquantile(~api00, d, p, ci = TRUE, interval.type = "mean", df = degf(d))
  put("strat", "estimates", "quantile api00", "", paste0("p=", p), estimate = coef(q), standardError = SE(q),
    lower = confint(q)[1], upper = confint(q)[2])
}
# Assisted totals.
r <- svyratio(~api.stu, ~enroll, d, separate = FALSE)
x <- predict(r, total = 3811472)
put("strat", "estimates", "combined", "", "", estimate = x$total, standardError = x$se)
r <- svyratio(~api.stu, ~enroll, d, separate = TRUE)
x <- predict(r, total = list(E = 1877350, H = 1013824, M = 920298))
put("strat", "estimates", "separate", "", "", estimate = x$total, standardError = x$se)
# Differences and combinations.
m <- svymean(~api00 + api99, d)
x <- svycontrast(m, c(1, -1)); l <- ci(coef(x), SE(x), 196)
put("strat", "differences", "growth", "", "", estimate = coef(x), standardError = SE(x),
  covariance = vcov(m)[1, 2], correlation = cov2cor(vcov(m))[1, 2], lower = l[1], upper = l[2],
  degreesOfFreedom = 196, statistic = coef(x) / SE(x),
  standardErrorIfIndependent = sqrt(sum(diag(vcov(m)))), first.estimate = coef(m)[1],
  second.standardError = SE(m)[2], p = 2 * pt(-abs(coef(x) / SE(x)), 196))
b <- svyby(~api00, ~stype, d, svymean, covmat = TRUE); x <- svycontrast(b, c(E = 1, H = -1))
put("strat", "differences", "E less H", "", "", estimate = coef(x), standardError = SE(x),
  covariance = 0, degreesOfFreedom = 147)
b <- svyby(~api00, ~awards, d, svymean, covmat = TRUE); x <- svycontrast(b, c(Yes = 1, No = -1))
put("strat", "differences", "awarded less others", "", "", estimate = coef(x), standardError = SE(x),
  covariance = vcov(b)[1, 2], degreesOfFreedom = 196)
x <- svycontrast(svymean(~api00 + api99, d), c(0.5, 0.5))
est("strat", "combine api00 api99", "", "", x, 197)
# Intervals of a share, all methods.
s <- subset(d, stype == "M")
for (method in c("mean", "logit", "xlogit", "asin", "likelihood", "beta")) {
  x <- svyciprop(~I(1 * (ell < 10)), s, method = method, df = degf(s))
  put("strat", "estimates", paste("by", method), "", "", estimate = coef(x),
    lower = confint(x)[1], upper = confint(x)[2])
}
x <- svymean(~I(1 * (ell < 10)), s); w <- wilson(coef(x), vcov(x), degf(s))
put("strat", "estimates", "by wilson", "", "", estimate = coef(x), lower = w[1], upper = w[2])
w <- wilson(coef(x), vcov(x), 197, 0.9)
put("strat", "estimates", "by design df", "", "", lower = w[1], upper = w[2], degreesOfFreedom = 197)
w <- wilson(coef(x), vcov(x), 12)
put("strat", "estimates", "by 12 df", "", "", lower = w[1], upper = w[2], degreesOfFreedom = 12)
put("strat", "weights", "", "", "", sum = sum(strat$pw),
  kishEffectiveSampleSize = sum(strat$pw)^2 / sum(strat$pw^2))

# ---- clus2: two stages with population sizes -----------------------------------------------
clus2 <- apiclus2[c("stype", "dnum", "snum", "api99", "api00", "enroll", "api.stu", "sch.wide",
  "ell", "pw", "fpc1", "fpc2")]
write(clus2, "apiclus2.csv")
d <- svydesign(ids = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2)
x <- svymean(~api00, d); est("clus2", "mean api00", "", "", x, degf(d))
s <- subset(d, sch.wide == "Yes"); x <- svymean(~api00, s)
est("clus2", "mean api00", "sch.wide=Yes", "", x, degf(s))
e <- subset(d, !is.na(enroll)); x <- svytotal(~enroll, e)
put("clus2", "estimates", "total enroll", "", "", estimate = coef(x), variance = vcov(x))
put("clus2", "weights", "", "", "", sum = sum(weights(d)))
g <- calibrate(d, ~stype, c("(Intercept)" = 6194, stypeH = 755, stypeM = 1018))
x <- svymean(~api00, g)
put("clus2-calibrated", "estimates", "mean api00", "", "", estimate = coef(x), variance = vcov(x))
x <- svymean(~api00, subset(g, sch.wide == "Yes"))
put("clus2-calibrated", "estimates", "mean api00", "sch.wide=Yes", "", estimate = coef(x),
  variance = vcov(x))
options(survey.ultimate.cluster = TRUE)
x <- svymean(~api00, d)
put("clus2-first", "estimates", "mean api00", "", "", estimate = coef(x), variance = vcov(x))
options(survey.ultimate.cluster = FALSE)

# ---- calibrated ----------------------------------------------------------------------------
d <- svydesign(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
i <- svydesign(ids = ~1, weights = ~pw, data = apisrs)
write(apisrs[c("stype", "api99", "api00", "enroll", "sch.wide", "awards", "ell", "pw", "fpc")],
  "apisrs.csv")
calibrated <- function(spec, g) {
  m <- svymean(~api00, g); est(spec, "mean api00", "", "", m, 199)
  x <- svytotal(~enroll, g); put(spec, "estimates", "total enroll", "", "", estimate = coef(x),
    variance = vcov(x))
  s <- subset(g, sch.wide == "Yes"); m <- svymean(~api00, s)
  put(spec, "estimates", "yes", "", "", estimate = coef(m), variance = vcov(m))
  r <- svyratio(~api00, ~api99, g)
  put(spec, "estimates", "ratio api00 api99", "", "", estimate = coef(r), variance = vcov(r))
  w <- weights(g)
  put(spec, "weights", "", "", "", sum = sum(w), min = min(w), max = max(w),
    ratioMin = min(w / apisrs$pw), ratioMax = max(w / apisrs$pw),
    kishEffectiveSampleSize = sum(w)^2 / sum(w^2))
}
pop.types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
pop.schwide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
calibrated("post", postStratify(i, ~stype, pop.types))
calibrated("rake", rake(i, list(~stype, ~sch.wide), list(pop.types, pop.schwide),
  control = list(epsilon = 1e-11, maxit = 500)))
totals <- c("(Intercept)" = 6194, stypeH = 755, stypeM = 1018, api99 = 3914069)
calibrated("linear", calibrate(i, ~stype + api99, totals))
calibrated("raking", calibrate(i, ~stype + api99, totals, calfun = "raking", epsilon = 1e-12))
calibrated("logit", calibrate(i, ~stype + api99, totals, calfun = "logit", bounds = c(0.6, 1.6),
  epsilon = 1e-12))
calibrated("bounded", calibrate(i, ~stype + api99, totals, bounds = c(0.9, 1.25),
  epsilon = 1e-12))
two <- rake(i, list(~stype, ~sch.wide), list(pop.types, pop.schwide),
  control = list(epsilon = 1e-11, maxit = 500))
calibrated("two-steps", calibrate(two, ~1, c("(Intercept)" = 6194)))
# A linear calibration far from the sample makes weights negative.
far <- calibrate(i, ~api99, c("(Intercept)" = 6194, api99 = 6194 * 850))
stopifnot(min(weights(far)) < 0)
x <- svymean(~api00, far)
put("negative", "estimates", "mean api00", "", "", estimate = coef(x), variance = vcov(x), n = 200)
put("negative", "weights", "", "", "", min = min(weights(far)), sum = 6194)
trimmed <- trimWeights(rake(i, list(~stype, ~sch.wide), list(pop.types, pop.schwide),
  control = list(epsilon = 1e-11, maxit = 500)), lower = 0.9 * 30.97, upper = 1.1 * 30.97)
put("trim", "weights", "", "", "", sum = sum(weights(trimmed)), max = max(weights(trimmed)),
  min = min(weights(trimmed)))
put("trim", "estimates", "mean api00", "", "", estimate = coef(svymean(~api00, trimmed)))

# ---- replicates ----------------------------------------------------------------------------
clus1 <- apiclus1[c("stype", "dnum", "api99", "api00", "enroll", "sch.wide", "pw", "fpc")]
set.seed(20251121)
d <- svydesign(ids = ~dnum, weights = ~pw, data = clus1)
boot <- as.svrepdesign(d, type = "bootstrap", replicates = 30)
rw <- weights(boot, type = "analysis"); colnames(rw) <- sprintf("rw%02d", 1:30)
factors <- weights(boot, type = "replication"); colnames(factors) <- sprintf("f%02d", 1:30)
write(cbind(clus1, rw, factors), "apiclus1.csv")
replicated <- function(spec, r, df) {
  m <- svymean(~api00, r); est(spec, "mean api00", "", "", m, df)
  x <- svytotal(~enroll, r)
  put(spec, "estimates", "total enroll", "", "", estimate = coef(x), variance = vcov(x))
  s <- svymean(~api00, subset(r, sch.wide == "Yes"))
  put(spec, "estimates", "yes", "", "", estimate = coef(s), variance = vcov(s))
  m <- svymean(~api00 + api99, r); x <- svycontrast(m, c(1, -1))
  put(spec, "differences", "growth", "", "", estimate = coef(x), standardError = SE(x),
    covariance = vcov(m)[1, 2])
}
options(survey.replicates.mse = FALSE)
tested <- as.svrepdesign(d, type = "JK1")
for (kind in c("F", "Chisq")) {
  x <- svychisq(~stype + sch.wide, tested, statistic = kind)
  put("jackknife-test", "tests", kind, "", "", statistic = x$statistic, p = x$p.value)
}
replicated("jackknife", as.svrepdesign(d, type = "JK1"), 14)
replicated("jackknife-mse", as.svrepdesign(d, type = "JK1", mse = TRUE), 14)
df <- svydesign(ids = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1)
replicated("jackknife-fpc", as.svrepdesign(df, type = "JK1"), 14)
js <- svydesign(ids = ~1, strata = ~stype, weights = ~pw, data = strat)
x <- svymean(~api00, as.svrepdesign(js, type = "JKn"))
put("jackknife-strata", "estimates", "mean api00", "", "", estimate = coef(x), variance = vcov(x))
given <- function(mse = FALSE, ...) svrepdesign(data = clus1, weights = ~pw, repweights = rw,
  combined.weights = TRUE, mse = mse, ...)
replicated("supplied-bootstrap", given(type = "bootstrap", scale = 1 / 29, rscales = rep(1, 30)), 29)
replicated("supplied-factors", svrepdesign(data = clus1, weights = ~pw, repweights = factors,
  combined.weights = FALSE, type = "bootstrap", scale = 1 / 29, rscales = rep(1, 30)), 29)
replicated("supplied-scales", given(mse = TRUE, type = "other", scale = 0.02,
  rscales = seq(0.1, 3, by = 0.1)), 29)
replicated("supplied-fay", given(type = "Fay", rho = 0.3), 29)
replicated("supplied-sdr", given(type = "other", scale = 4 / 30, rscales = rep(1, 30)), 29)
q <- svyquantile(~api00, given(type = "bootstrap", scale = 1 / 29, rscales = rep(1, 30)), 0.5,
  interval.type = "mean", df = 29)
put("supplied-bootstrap", "estimates", "median", "", "p=0.5", estimate = coef(q), standardError = SE(q),
  lower = confint(q)[1], upper = confint(q)[2])
jc <- calibrate(as.svrepdesign(d, type = "JK1"), ~stype, c("(Intercept)" = 6194, stypeH = 755,
  stypeM = 1018))
replicated("jackknife-calibrated", jc, 14)
write(scd, "scd.csv")
sd <- svydesign(ids = ~ambulance, strata = ~ESA, data = scd, nest = TRUE)
half <- function(spec, r) {
  x <- svyratio(~alive, ~arrests, r)
  put(spec, "estimates", "ratio alive arrests", "", "", estimate = coef(x), variance = vcov(x))
}
# The Hadamard matrix of order 4, of which the contract takes columns 2 to 4.
plus <- function(rho) {
  h <- survey:::hadamard(3); h <- 2 * h - 1; h <- h[, 2:4]
  sapply(1:4, function(r) unlist(lapply(1:3, function(s) if (h[r, s] > 0) c(2 - rho, rho)
    else c(rho, 2 - rho))))
}
half("brr", svrepdesign(data = scd, weights = rep(1, 6), repweights = plus(0), combined.weights = FALSE,
  type = "BRR"))
half("fay", svrepdesign(data = scd, weights = rep(1, 6), repweights = plus(0.3), combined.weights = FALSE,
  type = "Fay", rho = 0.3))

# ---- unequal probabilities -----------------------------------------------------------------
election_pps$wt <- 1 / election_pps$p
write(election_pps[c("Bush", "Kerry", "Nader", "votes", "p", "wt")], "election.csv")
write.table(election_jointprob, "election-joint.csv", sep = ",", row.names = FALSE,
  col.names = FALSE)
pps <- function(spec, d) {
  x <- svytotal(~Bush, d)
  put(spec, "estimates", "total Bush", "", "", estimate = coef(x), variance = vcov(x))
  x <- svyratio(~Bush, ~Kerry, d)
  put(spec, "estimates", "ratio Bush Kerry", "", "", estimate = coef(x), variance = vcov(x))
  x <- svytotal(~Bush, subset(d, votes > 200000))
  put(spec, "estimates", "large", "", "", estimate = coef(x), variance = vcov(x))
}
joint <- ppsmat(election_jointprob)
pps("pps-ht", svydesign(id = ~1, fpc = ~p, data = election_pps, pps = joint))
pps("pps-yg", svydesign(id = ~1, fpc = ~p, data = election_pps, pps = joint, variance = "YG"))
pps("pps-brewer", svydesign(id = ~1, fpc = ~p, data = election_pps, pps = "brewer"))
pps("pps-overton", svydesign(id = ~1, fpc = ~p, data = election_pps, pps = "overton"))
hr <- sum(election$p^2) / 40
pps("pps-hr", svydesign(id = ~1, fpc = ~p, data = election_pps, pps = HR(hr)))
pps("pps-wr", svydesign(id = ~1, probs = ~p, data = election_pps))
message("hartley-rao: ", format(hr, digits = 17))

# ---- lone PSUs -----------------------------------------------------------------------------
first <- function(type, n) head(which(strat$stype == type), n)
lone <- strat[c(first("E", 20), first("H", 1), first("M", 10)), c("stype", "api00", "api99", "sch.wide", "pw")]
write(lone, "lone.csv")
d <- svydesign(ids = ~1, strata = ~stype, weights = ~pw, data = lone)
for (policy in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = policy)
  x <- svymean(~api00, d)
  put(paste0("lone-", policy), "estimates", "mean api00", "", "", estimate = coef(x),
    variance = vcov(x))
}
options(survey.adjust.domain.lonely = TRUE)
for (policy in c("adjust", "average")) {
  options(survey.lonely.psu = policy)
  x <- svymean(~api00, subset(d, stype == "E" | stype == "M" & api00 >= 750))
  put(paste0("lone-domain-", policy), "estimates", "mean api00", "", "", estimate = coef(x),
    variance = vcov(x))
}
options(survey.lonely.psu = "fail", survey.adjust.domain.lonely = FALSE)

# ---- two rounds ----------------------------------------------------------------------------
round <- function(year, score) data.frame(year = year, stype = strat$stype, snum = strat$snum,
  pw = strat$pw, score = score, high = 1 * (score >= 650))
rounds <- rbind(round(1999, strat$api99), round(2000, strat$api00))
write(rounds, "rounds.csv")
panel <- svydesign(ids = ~snum, strata = ~stype, weights = ~pw, data = rounds)
b <- svyby(~high, ~year, panel, svymean, covmat = TRUE); x <- svycontrast(b, c(-1, 1))
put("panel", "differences", "change", "", "", estimate = coef(x), standardError = SE(x),
  covariance = vcov(b)[1, 2], degreesOfFreedom = 196)
apart <- svydesign(ids = ~paste(year, snum), strata = ~paste(year, stype), weights = ~pw,
  data = rounds)
b <- svyby(~high, ~year, apart, svymean, covmat = TRUE); x <- svycontrast(b, c(-1, 1))
put("apart", "differences", "change", "", "", estimate = coef(x), standardError = SE(x),
  covariance = 0, degreesOfFreedom = 394)

# ---- tests and scales ----------------------------------------------------------------------
# Persons of NHANES with fewer columns.
nh <- setNames(nhanes, c("psu", "stratum", "weight", "HI_CHOL", "race", "agecat", "sex"))
nh$agecat <- as.integer(nh$agecat); nh <- nh[nh$stratum < 80, ]
write(nh, "nhanes.csv")
d <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = nh)
for (by in c("", "2")) {
  s <- if (by == "") d else subset(d, sex == 2)
  for (kind in c("F", "Chisq", "Wald", "adjWald", "lincom")) {
    x <- svychisq(~HI_CHOL + race, s, statistic = kind)
    put("chisq", "tests", kind, if (by == "") "" else "sex=2", "", statistic = x$statistic)
    # Without CompQuadForm R's lincom has a saddlepoint approximation for its p.
    if (kind != "lincom") put("chisq", "tests", kind, if (by == "") "" else "sex=2", "",
      p = x$p.value)
    if (kind %in% c("F", "Wald", "adjWald")) put("chisq", "tests", kind,
      if (by == "") "" else "sex=2", "", numeratorDF = x$parameter[1],
      denominatorDF = x$parameter[2])
  }
}
data(bfi, package = "psychTools")
scale <- bfi[1:700, c("A1", "A2", "A3", "A4", "A5", "gender")]
write(scale, "bfi.csv")
keyed <- transform(scale, A1r = 7 - A1)
for (g in c("", "1", "2")) {
  k <- if (g == "") keyed else keyed[keyed$gender == g, ]
  a <- suppressWarnings(alpha(k[c("A1r", "A2", "A3", "A4", "A5")]))
  put("scale", "reliability", "agree", if (g == "") "" else paste0("gender=", g), "",
    alpha = a$total$raw_alpha, standardizedAlpha = a$total$std.alpha, standardError = a$total$ase,
    lambda6 = a$total[["G6(smc)"]], meanCorrelation = a$total$average_r, mean = a$total$mean,
    standardDeviation = a$total$sd, n = nrow(k))
}
data(lq2002)
write(lq2002[1:600, c("COMPID", "LEAD01")], "lq2002.csv")
m <- aov(LEAD01 ~ as.factor(COMPID), lq2002[1:600, ])
put("icc", "reliability", "icc LEAD01", "", "", icc1 = ICC1(m), icc2 = ICC2(m))

write.csv(do.call(rbind, rows), "expected-by-r.csv", row.names = FALSE, quote = TRUE)
