SELECT
  "density",
  "distribution",
  "quantile",
  "error",
  "rest",
  "factorial",
  "logarithm",
  "p"
FROM (
  SELECT
    round(host_number_beta_density_real_real_real_gives_real("x", "alpha", "beta")::DOUBLE, 9::BIGINT::INTEGER) AS "density",
    round(host_number_beta_distribution_real_real_real_gives_real("x", "alpha", "beta")::DOUBLE, 9::BIGINT::INTEGER) AS "distribution",
    round(host_number_beta_quantile_real_real_real_gives_real("x", "alpha", "beta")::DOUBLE, 9::BIGINT::INTEGER) AS "quantile",
    round(host_number_erf_real_gives_real("x")::DOUBLE, 9::BIGINT::INTEGER) AS "error",
    round(host_number_erfc_real_gives_real("x")::DOUBLE, 9::BIGINT::INTEGER) AS "rest",
    round(host_number_gamma_real_gives_real(("x" + 3::BIGINT))::DOUBLE, 9::BIGINT::INTEGER) AS "factorial",
    round(host_number_log_gamma_real_gives_real("alpha")::DOUBLE, 9::BIGINT::INTEGER) AS "logarithm",
    round(host_number_welch_test_real_real_real_real_real_real_gives_real("x", 1e0, 5e0, 0e0, 2e0, 7e0)::DOUBLE, 9::BIGINT::INTEGER) AS "p",
    "order_1"
  FROM (
    SELECT
      c0 AS "x",
      c1 AS "alpha",
      c2 AS "beta",
      place AS "order_1"
    FROM (VALUES
      (0.25e0, 2e0, 3e0, 0),
      (1.25e0, 2e0, 3e0, 1),
      (0.25e0, 0e0, 3e0, 2),
      (NULL::DOUBLE, 1e0, 1e0, 3)
    ) AS t(c0, c1, c2, place)
  ) AS t
) AS t
