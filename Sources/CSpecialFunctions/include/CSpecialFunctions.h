#ifndef C_SPECIAL_FUNCTIONS_H
#define C_SPECIAL_FUNCTIONS_H
#ifdef __cplusplus
extern "C" {
#endif
/// Quantile of the beta distribution with shapes `a` and `b`.
double sf_beta_quantile(double p, double a, double b);
/// Quantile of Student's t with `df` degrees of freedom; NaN for arguments outside the domain.
double sf_t_quantile(double p, double df);
/// Probability of a Student's t above `t`.
double sf_t_upper_tail(double t, double df);
/// Probability of an F with `df1` and `df2` degrees of freedom above `x`.
double sf_f_upper_tail(double x, double df1, double df2);
/// Probability of a chi-squared with `df` degrees of freedom above `x`.
double sf_chi_squared_upper_tail(double x, double df);
/// Probability of a sum of lambda[i] X[i] above 0, X[i] independent chi-squared with h[i] degrees
/// of freedom; NaN where the numerical inversion does not converge.
double sf_quadratic_form_upper_tail(const double *lambda, const double *h, int count);
#ifdef __cplusplus
}
#endif
#endif
