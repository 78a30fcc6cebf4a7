#include "CSpecialFunctions.h"
#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>
#include <exception>
#include <limits>

namespace {

/// sin θ(u) / (u ρ(u)) with θ = ½ Σ h atan(λu) and ρ = Π (1 + λ²u²)^(h/4): Imhof, Biometrika 48,
/// 1961: 419, eq. 3.2.
double integrand(double u, double scale, const double *lambda, const double *h, int count) {
  double angle = 0, log_size = 0, slope = 0;
  for (int i = 0; i < count; i++) {
    double x = lambda[i] / scale * u;
    angle += h[i] * std::atan(x) / 2;
    log_size += h[i] * std::log1p(x * x) / 4;
    slope += h[i] * lambda[i] / scale / 2;
  }
  return u == 0 ? slope : std::sin(angle) / u * std::exp(-log_size);
}

} // namespace

extern "C" double sf_quadratic_form_upper_tail(const double *lambda, const double *h, int count) {
  double squares = 0;
  for (int i = 0; i < count; i++)
    squares += h[i] * lambda[i] * lambda[i];
  // With this scale the integrand falls off around u = 1 whatever the weights.
  double scale = std::sqrt(squares);
  try {
    boost::math::quadrature::exp_sinh<double> quadrature;
    double error = 0;
    double integral = quadrature.integrate(
        [=](double u) { return integrand(u, scale, lambda, h, count); }, 1e-13, &error);
    double p = 0.5 + integral / boost::math::constants::pi<double>();
    return error < 1e-9 ? std::fmin(1, std::fmax(0, p)) : std::nan("");
  } catch (const std::exception &) {
    return std::nan("");
  }
}
