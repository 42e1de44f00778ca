import { defineFunctions } from './define.ts'
import { jsonReal } from './json-real.ts'

/** JSON values. A missing member is null. */
export const DYNAMIC = defineFunctions({
  'dynamic.parse': {
    doc: 'JSON text as a value; null when the text is not JSON.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: 'CASE WHEN json_valid($1) THEN json($1) END' },
    cases: [
      [['{"a": 1}'], '{"a":1}'],
      [['x{'], null],
      [['"a"'], '"a"'],
      [['1'], '1'],
      [[''], null],
      [['null'], 'null'],
    ],
  },
  'dynamic.from': {
    doc: 'A string, number or boolean as a JSON value; a dynamic stays as it is. NaN and infinities, which JSON lacks, are the texts `NaN`, `Infinity`, `-Infinity`.',
    params: ['any'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: ([value]) => (value?.type === 'real' ? jsonReal(value.sql) : `to_json(${value?.sql})`) },
    cases: [
      [[Number.NaN], '"NaN"'],
      [[Number.NEGATIVE_INFINITY], '"-Infinity"'],
      [['a'], '"a"'],
      [[1n], '1'],
      [[true], 'true'],
      [[1.5], '1.5'],
      [[{ type: 'dynamic', value: '[1]' }], '[1]'],
    ],
  },
  'dynamic.member': {
    doc: 'The member of an object by its exact name; null when there is none.',
    params: ['dynamic', 'string'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: {
      duckdb: ([value, name], quote) => {
        if (typeof name?.literal === 'string' && !/^(?:\d*|-)$/.test(name.literal)) {
          return `json_extract(${value?.sql}, ${quote(`/${name.literal.replaceAll('~', '~0').replaceAll('/', '~1')}`)})`
        }
        // In an array a pointer's digits would be a place.
        const pointer = `'/' || replace(replace(${name?.sql}, '~', '~0'), '/', '~1')`
        return `CASE WHEN json_type(${value?.sql}) = 'OBJECT' THEN json_extract(${value?.sql}, ${pointer}) END`
      },
    },
    cases: [
      [[{ type: 'dynamic', value: '{"a.b": 1}' }, 'a.b'], '1'],
      [[{ type: 'dynamic', value: '{"a": 1}' }, 'x'], null],
      [[{ type: 'dynamic', value: '{"a\\"b/c~d*": 1}' }, 'a"b/c~d*'], '1'],
      [[{ type: 'dynamic', value: '[5]' }, '0'], null],
      [[{ type: 'dynamic', value: '{"0": 5}' }, '0'], '5'],
      [[{ type: 'dynamic', value: '5' }, 'a'], null],
      [[{ type: 'dynamic', value: '{"A": 1}' }, 'a'], null],
      [[{ type: 'dynamic', value: '{"a": {"b": [1, null]}}' }, 'a'], '{"b":[1,null]}'],
    ],
  },
  'dynamic.element': {
    doc: 'The element of an array by its 0-based place; a negative one counts from the end; null when there is none.',
    params: ['dynamic', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: "json_extract($1, CASE WHEN $2 < 0 THEN '$[#' || $2 || ']' ELSE '$[' || $2 || ']' END)" },
    cases: [
      [[{ type: 'dynamic', value: '[1,2]' }, 1n], '2'],
      [[{ type: 'dynamic', value: '[1,2]' }, -1n], '2'],
      [[{ type: 'dynamic', value: '[1,2]' }, 5n], null],
      [[{ type: 'dynamic', value: '[1,2]' }, -3n], null],
      [[{ type: 'dynamic', value: '{"0":1}' }, 0n], null],
    ],
  },
  'dynamic.to_text': {
    doc: 'A JSON string without its quotes, any other value as compact JSON; JSON null is null.',
    params: ['dynamic'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "($1 ->> '$')" },
    cases: [
      [[{ type: 'dynamic', value: '"a"' }], 'a'],
      [[{ type: 'dynamic', value: '[1]' }], '[1]'],
      [[{ type: 'dynamic', value: 'null' }], null],
    ],
  },
  'dynamic.array_length': {
    doc: 'Number of elements; null when the value is no array.',
    params: ['dynamic'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: "CASE WHEN json_type($1) = 'ARRAY' THEN json_array_length($1)::BIGINT END" },
    cases: [
      [[{ type: 'dynamic', value: '[1,2]' }], 2n],
      [[{ type: 'dynamic', value: '{}' }], null],
      [[{ type: 'dynamic', value: '[]' }], 0n],
    ],
  },
  'dynamic.array': {
    doc: 'An array of the given values; null stays as JSON null.',
    params: [],
    rest: 'any',
    returns: 'dynamic',
    nulls: 'handles',
    sql: { duckdb: (args) => `json_array(${args.map((a) => a.sql).join(', ')})` },
    cases: [
      [['a', 1n, null], '["a",1,null]'],
      [[], '[]'],
    ],
  },
  'dynamic.object': {
    doc: 'name, value, name, value ...: an object; null stays as JSON null.',
    params: [],
    rest: 'any',
    returns: 'dynamic',
    nulls: 'handles',
    sql: { duckdb: (args) => `json_object(${args.map((a) => a.sql).join(', ')})` },
    cases: [
      [['a', 1n], '{"a":1}'],
      [['a"b', null], '{"a\\"b":null}'],
    ],
  },
  'dynamic.object_present': {
    doc: 'name, value, name, value ...: an object of those members whose value is not null.',
    params: [],
    rest: 'any',
    returns: 'dynamic',
    nulls: 'handles',
    sql: {
      duckdb: (args) => `json_merge_patch('{}', json_object(${args.map((a) => a.sql).join(', ')}))`,
    },
    cases: [
      [['a', 1n, 'b', null], '{"a":1}'],
      [['a', 'x', 'b', 2n], '{"a":"x","b":2}'],
    ],
  },
  'dynamic.merge_objects': {
    doc: 'The members of both objects, the second winning; null counts as an object without members, null of two nulls.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    sql: {
      duckdb: 'CASE WHEN $1 IS NULL THEN $2 WHEN $2 IS NULL THEN $1 ELSE json_merge_patch($1, $2) END',
    },
    cases: [
      [
        [
          { type: 'dynamic', value: '{"a":1}' },
          { type: 'dynamic', value: '{"b":2}' },
        ],
        '{"a":1,"b":2}',
      ],
      [
        [
          { type: 'dynamic', value: null },
          { type: 'dynamic', value: '{"b":2}' },
        ],
        '{"b":2}',
      ],
    ],
  },
  'dynamic.select': {
    doc: 'The values at a path of literal steps (`.name`, `[n]`, and at least one `[*]`: every element), as an array; null when there is none.',
    params: ['dynamic'],
    rest: 'string',
    returns: 'dynamic',
    nulls: 'propagate',
    literalFrom: 1,
    sql: {
      duckdb: (args, quote) => {
        const steps = args.slice(1).map((a) => {
          if (typeof a.literal !== 'string') throw new Error('the steps of a path are literals')
          return a.literal.startsWith('.') ? `."${a.literal.slice(1).replaceAll('"', '\\"')}"` : a.literal
        })
        const found = `json_extract(${args[0]?.sql}, ${quote(`$${steps.join('')}`)})`
        return `CASE WHEN len(${found}) > 0 THEN to_json(${found}) END`
      },
    },
    cases: [
      [[{ type: 'dynamic', value: '{"a":[{"b":1},{"b":2},{}]}' }, '.a', '[*]', '.b'], '[1,2]'],
      [[{ type: 'dynamic', value: '{}' }, '.a', '[*]'], null],
    ],
  },
  'dynamic.keys': {
    doc: 'The names of the members of an object, as a dynamic array; null when the value is no object.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: "CASE WHEN json_type($1) = 'OBJECT' THEN to_json(json_keys($1)) END" },
    cases: [
      [[{ type: 'dynamic', value: '{"a":1,"b":2}' }], '["a","b"]'],
      [[{ type: 'dynamic', value: '[1]' }], null],
    ],
  },
  'dynamic.join_text': {
    doc: 'The elements of an array as text with the separator between them; null when the value is no array.',
    params: ['dynamic', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN json_type($1) = 'ARRAY' THEN array_to_string(list_transform(json_extract($1, '$[*]'), lambda e: coalesce(e ->> '$', '')), $2) END",
    },
    cases: [
      [[{ type: 'dynamic', value: '["a",1,{"b":2}]' }, '-'], 'a-1-{"b":2}'],
      [[{ type: 'dynamic', value: '{}' }, '-'], null],
    ],
  },
  'dynamic.leaf_lines': {
    doc: 'The value, or those within it, that are neither object nor array, as text, one a line; null when there is none.',
    params: ['dynamic'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "nullif(array_to_string(list_transform(list_filter(list_prepend($1::JSON, json_extract($1, '$..*')), lambda e: json_type(e) NOT IN ('OBJECT', 'ARRAY', 'NULL')), lambda e: e ->> '$'), chr(10)), '')",
    },
    cases: [
      [[{ type: 'dynamic', value: '{"a":"x \\"y\\"","b":{"c":[1,{"d":true}]},"e":null}' }], 'x "y"\n1\ntrue'],
      [[{ type: 'dynamic', value: '{"a":"C:\\\\b"}' }], 'C:\\b'],
      [[{ type: 'dynamic', value: '"x"' }], 'x'],
      [[{ type: 'dynamic', value: '{}' }], null],
      [[{ type: 'dynamic', value: null }], null],
    ],
  },
  'dynamic.index_of': {
    doc: '0-based place of the first element with the same JSON text as the second argument, -1 when there is none; null when the first is no array.',
    params: ['dynamic', 'dynamic'],
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN json_type($1) = 'ARRAY' AND $2 IS NOT NULL THEN coalesce(list_position(json_extract($1, '$[*]'), json($2)), 0)::BIGINT - 1 END",
    },
    cases: [
      [
        [
          { type: 'dynamic', value: '["a","b"]' },
          { type: 'dynamic', value: '"b"' },
        ],
        1n,
      ],
      [
        [
          { type: 'dynamic', value: '[1]' },
          { type: 'dynamic', value: '"1"' },
        ],
        -1n,
      ],
      [
        [
          { type: 'dynamic', value: '{}' },
          { type: 'dynamic', value: '1' },
        ],
        null,
      ],
    ],
  },
  'dynamic.expandable': {
    doc: 'What an expansion goes through: an array itself, an object as an array of objects with one member each, null or any other value as the only element of an array.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    sql: {
      duckdb:
        "CASE json_type($1) WHEN 'ARRAY' THEN $1 WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST($1 AS MAP(VARCHAR, JSON))), lambda e: json_object(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array($1) END",
    },
    cases: [
      [[{ type: 'dynamic', value: '[1,2]' }], '[1,2]'],
      [[{ type: 'dynamic', value: '{"a":1,"b":[2]}' }], '[{"a":1},{"b":[2]}]'],
      [[{ type: 'dynamic', value: '"x"' }], '["x"]'],
      [[null], '[null]'],
    ],
  },
  'dynamic.expandable_pairs': {
    doc: 'What an expansion goes through: an array itself, an object as an array of arrays of a name and its value, null or any other value as the only element of an array.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    sql: {
      duckdb:
        "CASE json_type($1) WHEN 'ARRAY' THEN $1 WHEN 'OBJECT' THEN to_json(list_transform(map_entries(CAST($1 AS MAP(VARCHAR, JSON))), lambda e: json_array(struct_extract(e, 'key'), struct_extract(e, 'value')))) ELSE json_array($1) END",
    },
    cases: [
      [[{ type: 'dynamic', value: '[1,{"a":1}]' }], '[1,{"a":1}]'],
      [[{ type: 'dynamic', value: '{"a":1,"b":[2]}' }], '[["a",1],["b",[2]]]'],
      [[{ type: 'dynamic', value: '{}' }], '[]'],
      [[null], '[null]'],
    ],
  },
  'dynamic.zip': {
    doc: 'Arrays side by side: an array of arrays with one element of each, as many as the longest has, null where one is too short.',
    params: ['dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'handles',
    sql: {
      duckdb: (args) => {
        const lists = args.map((a) => `json_extract(${a.sql}, '$[*]')`).join(', ')
        const parts = args.map((_, i) => `z[${i + 1}]`).join(', ')
        return `to_json(list_transform(list_zip(${lists}), lambda z: json_array(${parts})))`
      },
    },
    cases: [
      [
        [
          { type: 'dynamic', value: '[1,2]' },
          { type: 'dynamic', value: '["a"]' },
        ],
        '[[1,"a"],[2,null]]',
      ],
      [
        [
          { type: 'dynamic', value: '[]' },
          { type: 'dynamic', value: '[]' },
        ],
        '[]',
      ],
      [
        [
          { type: 'dynamic', value: '[]' },
          { type: 'dynamic', value: '[null]' },
          { type: 'dynamic', value: '[{"a":[1]}]' },
        ],
        '[[null,null,{"a":[1]}]]',
      ],
    ],
  },
  'dynamic.special_real': {
    doc: 'The real that JSON cannot hold and that stands in it as text: `NaN`, `Infinity`, `-Infinity`; null for any other value.',
    params: ['dynamic'],
    returns: 'real',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE ($1 ->> '$') WHEN 'NaN' THEN 'nan'::DOUBLE WHEN 'Infinity' THEN 'inf'::DOUBLE WHEN '-Infinity' THEN '-inf'::DOUBLE END",
    },
    cases: [
      [[{ type: 'dynamic', value: '"-Infinity"' }], Number.NEGATIVE_INFINITY],
      [[{ type: 'dynamic', value: '"NaN"' }], Number.NaN],
      [[{ type: 'dynamic', value: '"x"' }], null],
      [[{ type: 'dynamic', value: '1.5' }], null],
    ],
  },
  'dynamic.without_nulls': {
    doc: 'An object without its null members, nor those of objects in it (arrays stay as they are); JSON null is null.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: {
      duckdb: "CASE json_type($1) WHEN 'OBJECT' THEN json_merge_patch('{}', $1) WHEN 'NULL' THEN NULL ELSE $1 END",
    },
    cases: [
      [
        [{ type: 'dynamic', value: '{"a":null,"b":{"c":null,"d":1},"e":[{"f":null}]}' }],
        '{"b":{"d":1},"e":[{"f":null}]}',
      ],
      [[{ type: 'dynamic', value: 'null' }], null],
      [[{ type: 'dynamic', value: '"a"' }], '"a"'],
    ],
  },
  'dynamic.type_name': {
    doc: 'What the value is: `null`, `bool`, `long`, `double`, `string`, `array` or `dictionary`.',
    params: ['dynamic'],
    returns: 'string',
    nulls: 'handles',
    sql: {
      duckdb:
        "CASE coalesce(json_type($1), 'NULL') WHEN 'NULL' THEN 'null' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'VARCHAR' THEN 'string' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'dictionary' ELSE 'long' END",
    },
    cases: [
      [[{ type: 'dynamic', value: '{}' }], 'dictionary'],
      [[{ type: 'dynamic', value: '[1]' }], 'array'],
      [[{ type: 'dynamic', value: '"1"' }], 'string'],
      [[{ type: 'dynamic', value: '1' }], 'long'],
      [[{ type: 'dynamic', value: '-1' }], 'long'],
      [[{ type: 'dynamic', value: '1.0' }], 'double'],
      [[{ type: 'dynamic', value: 'false' }], 'bool'],
      [[{ type: 'dynamic', value: 'null' }], 'null'],
      [[{ type: 'dynamic', value: null }], 'null'],
    ],
  },
  'dynamic.is_object': {
    doc: 'Whether the value is a JSON object.',
    params: ['dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: "(json_type($1) = 'OBJECT')" },
    cases: [
      [[{ type: 'dynamic', value: '{}' }], true],
      [[{ type: 'dynamic', value: '[]' }], false],
    ],
  },
  'dynamic.is_boolean': {
    doc: 'Whether the value is JSON `true` or `false`.',
    params: ['dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: "(json_type($1) = 'BOOLEAN')" },
    cases: [
      [[{ type: 'dynamic', value: 'false' }], true],
      [[{ type: 'dynamic', value: '"true"' }], false],
      [[{ type: 'dynamic', value: '1' }], false],
    ],
  },
  'dynamic.is_text': {
    doc: 'Whether the value is a JSON string.',
    params: ['dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: "(json_type($1) = 'VARCHAR')" },
    cases: [
      [[{ type: 'dynamic', value: '"1"' }], true],
      [[{ type: 'dynamic', value: '1' }], false],
    ],
  },
})
