/** SQL of a real as a JSON value; those that JSON cannot hold are texts in it. */
export function jsonReal(x: string): string {
  const text = `CASE WHEN isnan(${x}) THEN 'NaN' WHEN ${x} > 0 THEN 'Infinity' ELSE '-Infinity' END`
  return `CASE WHEN ${x} IS NULL OR isfinite(${x}) THEN to_json(${x}) ELSE to_json(${text}) END`
}
