import { defineFunctions } from './define.ts'

/** Arrays in JSON texts. */
export const JSON_ARRAYS = defineFunctions({
  'json.array_has_text': {
    doc: 'Whether an item of the array that the JSON text holds is the second text; items other than texts count by their JSON. False when the first is no JSON array.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN NOT json_valid($1) THEN false WHEN json_type($1) <> 'ARRAY' THEN false ELSE list_contains(json_extract_string($1, '$[*]'), $2) END",
    },
    cases: [
      [['["a","b c"]', 'b c'], true],
      [['["a"]', 'A'], false],
      [['[["a"],null]', 'a'], false],
      [['[1, true]', '1'], true],
      [['{"a":"a"}', 'a'], false],
      [['a', 'a'], false],
      [['[]', ''], false],
      [[null, 'a'], null],
    ],
  },
})
