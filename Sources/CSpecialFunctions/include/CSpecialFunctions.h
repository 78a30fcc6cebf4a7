#ifndef C_SPECIAL_FUNCTIONS_H
#define C_SPECIAL_FUNCTIONS_H
#ifdef __cplusplus
extern "C" {
#endif
/// Quantile of the beta distribution with shapes `a` and `b`.
double sf_beta_quantile(double p, double a, double b);
/// Quantile of Student's t with `df` degrees of freedom; NaN for arguments outside the domain.
double sf_t_quantile(double p, double df);
#ifdef __cplusplus
}
#endif
#endif
