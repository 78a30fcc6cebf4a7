#include "CSpecialFunctions.h"
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>

using Policy = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::errno_on_error>,
    boost::math::policies::pole_error<boost::math::policies::errno_on_error>,
    boost::math::policies::overflow_error<boost::math::policies::errno_on_error>,
    boost::math::policies::evaluation_error<boost::math::policies::errno_on_error>,
    boost::math::policies::promote_double<false>>;

extern "C" double sf_beta_quantile(double p, double a, double b) {
  boost::math::beta_distribution<double, Policy> distribution(a, b);
  return boost::math::quantile(distribution, p);
}

extern "C" double sf_t_quantile(double p, double df) {
  boost::math::students_t_distribution<double, Policy> distribution(df);
  return boost::math::quantile(distribution, p);
}

extern "C" double sf_t_upper_tail(double t, double df) {
  boost::math::students_t_distribution<double, Policy> distribution(df);
  return boost::math::cdf(boost::math::complement(distribution, t));
}

extern "C" double sf_f_upper_tail(double x, double df1, double df2) {
  boost::math::fisher_f_distribution<double, Policy> distribution(df1, df2);
  return boost::math::cdf(boost::math::complement(distribution, x));
}

extern "C" double sf_chi_squared_upper_tail(double x, double df) {
  boost::math::chi_squared_distribution<double, Policy> distribution(df);
  return boost::math::cdf(boost::math::complement(distribution, x));
}
