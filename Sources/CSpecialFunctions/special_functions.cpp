#include "CSpecialFunctions.h"
#include <boost/math/distributions/beta.hpp>
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
