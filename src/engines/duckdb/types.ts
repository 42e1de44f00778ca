import type { ValueType } from '../../types/value.ts'

const TYPES: Readonly<Record<ValueType, string>> = {
  boolean: 'BOOLEAN',
  int: 'BIGINT',
  long: 'BIGINT',
  real: 'DOUBLE',
  string: 'VARCHAR',
  guid: 'VARCHAR',
  datetime: 'BIGINT',
  timespan: 'BIGINT',
  dynamic: 'JSON',
}

/** The DuckDB type that holds a value type's physical form. */
export function duckDbType(type: ValueType): string {
  return TYPES[type]
}
