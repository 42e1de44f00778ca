/**
 * SQL that uses a value several times: a column stands in it as it is, anything longer is computed once, so that what is
 * nested does not multiply.
 */
export function usedOnce(sql: string, use: (value: string) => string): string {
  return /^"[^"]*"$/.test(sql) ? use(sql) : `list_transform([${sql}], lambda v: ${use('v')})[1]`
}
