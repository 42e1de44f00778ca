import { describeKql, describeRefusals, type KqlTruth, truths } from './kql-cases.ts'

/** `subject operator needle` and the answer; the negated operator gives the opposite. */
function both(
  rows: readonly (readonly [subject: string, operator: string, needle: string, value: boolean])[],
): readonly KqlTruth[] {
  return rows.flatMap(([subject, operator, needle, value]): KqlTruth[] => {
    const [word = '', ...rest] = operator.split(' ')
    const negated = operator === '=~' ? '!~' : [`!${word}`, ...rest].join(' ')
    const left = `tolower(strcat(${subject}, ""))`
    const column = subject === subject.toLowerCase() && !operator.endsWith('_cs') ? left : `strcat(${subject}, "")`
    return [
      [`${subject} ${operator} ${needle}`, value],
      [`${subject} ${negated} ${needle}`, !value],
      [`${column} ${operator} ${needle}`, value],
    ]
  })
}

// Terms are maximal runs of letters and digits (`datatypes-string-operators.md`, "What is a term?").
describeKql(
  'terms',
  truths(
    both([
      ['"alpha-beta"', 'has', '"beta"', true],
      ['"alpha_beta"', 'has', '"beta"', true],
      ['"alphabeta"', 'has', '"beta"', false],
      ['"beta2"', 'has', '"beta"', false],
      ['"2beta"', 'has', '"beta"', false],
      ['"x1y"', 'has', '"1"', false],
      ['"x 1 y"', 'has', '"1"', true],
      ['"ébeta"', 'has', '"beta"', false],
      ['"日beta"', 'has', '"beta"', false],
      ['""', 'has', '"beta"', false],
      ['"BETA"', 'has', '"beta"', true],
      ['"BETA"', 'has_cs', '"beta"', false],
      ['"a beta"', 'has_cs', '"beta"', true],
      ['"ÄPFEL"', 'has', '"äpfel"', false],
      // Other characters are found as they are; only an end of letters or digits asks for a neighbour that is none.
      ['"run.exe"', 'has', '".exe"', true],
      ['"run.exes"', 'has', '".exe"', false],
      ['"runexe"', 'has', '".exe"', false],
      ['"a.run.b"', 'has', '".run."', true],
      ['"xrun."', 'has', '"run."', false],
      ['"c:\\\\windows\\\\system32"', 'has', '"\\\\windows"', true],
      ['"c:\\\\windows2"', 'has', '"\\\\windows"', false],
      ['"user@example.org"', 'has', '"@"', true],
      ['"north  america"', 'has', '"north america"', false],
      ['"north america"', 'has', '"north america"', true],
      ['"scp"', 'has', '"scp "', false],
      ['"scp x"', 'has', '"scp "', true],
      ['"xscp y"', 'has', '"scp "', false],
      ['"foobar baz"', 'hasprefix', '"foo"', true],
      ['"foobar baz"', 'hasprefix', '"bar"', false],
      ['"x_foobar"', 'hasprefix', '"foo"', true],
      ['"FOOBAR"', 'hasprefix', '"foo"', true],
      ['"FOOBAR"', 'hasprefix_cs', '"foo"', false],
      ['"foobar"', 'hasprefix_cs', '"foo"', true],
      ['""', 'hasprefix', '"a"', false],
      ['"foobar baz"', 'hassuffix', '"bar"', true],
      ['"foobar baz"', 'hassuffix', '"foo"', false],
      ['"foobar_x"', 'hassuffix', '"bar"', true],
      ['"FOOBAR"', 'hassuffix_cs', '"bar"', false],
      ['"foobar"', 'hassuffix_cs', '"bar"', true],
      ['""', 'hassuffix', '"a"', false],
    ]),
  ),
)

describeKql(
  'parts of texts',
  truths(
    both([
      ['"abcdef"', 'contains', '"CDE"', true],
      ['"abcdef"', 'contains', '"ce"', false],
      ['"abcdef"', 'contains', '""', true],
      ['""', 'contains', '""', true],
      ['""', 'contains', '"a"', false],
      ['"a\\nb"', 'contains', '"A\\nB"', true],
      ['"50%_x"', 'contains', '"%_"', true],
      ['"50x"', 'contains', '"5%"', false],
      ['"Abc"', 'contains_cs', '"abc"', false],
      ['"Abc"', 'contains_cs', '"bc"', true],
      ['"É"', 'contains', '"é"', false],
      ['"abc"', 'startswith', '"AB"', true],
      ['"abc"', 'startswith', '"bc"', false],
      ['"abc"', 'startswith', '""', true],
      ['""', 'startswith', '"a"', false],
      ['"Abc"', 'startswith_cs', '"ab"', false],
      ['"abc"', 'startswith_cs', '"ab"', true],
      ['"abc"', 'endswith', '"BC"', true],
      ['"abc"', 'endswith', '"ab"', false],
      ['"abc"', 'endswith', '"xabc"', false],
      ['"abC"', 'endswith_cs', '"bc"', false],
      ['"abc"', 'endswith_cs', '"bc"', true],
      ['"abc"', '=~', '"ABC"', true],
      ['"abc "', '=~', '"ABC"', false],
      ['"é"', '=~', '"É"', false],
      ['"straße"', '=~', '"STRASSE"', false],
      ['"a"', 'in', '("A", "b")', false],
      ['"a"', 'in', '("A", "a")', true],
      ['""', 'in', '("")', true],
      ['"a"', 'in', '(dynamic(["x", ["a"]]))', true],
      ['"a"', 'in~', '("A", "b")', true],
      ['"a"', 'in~', '("B")', false],
      ['"é"', 'in~', '("É")', false],
    ]),
  ),
)

describeKql(
  'lists, patterns and ranges',
  truths([
    ['"x y" has_any ("Y", "z")', true],
    ['"xy" has_any ("y", "z")', false],
    ['"" has_any ("y")', false],
    ['"x y" has_any (dynamic(["z", "y"]))', true],
    ['"x y" has_any (dynamic([]))', false],
    ['"x y" has ""', true],
    ['"x y" has strcat("", "y")', true],
    ['"x y" has strcat("", "z")', false],
    ['"x y" has_all ("Y", "x")', true],
    ['"x yz" has_all ("y", "x")', false],
    ['"x-y.z" has_all ("y.z", "x")', true],
    ['"abc1" matches regex "[0-9]$"', true],
    ['"abc" matches regex "^b"', false],
    ['"ABC" matches regex "b"', false],
    ['"ABC" matches regex "(?i)b"', true],
    ['"" matches regex "^$"', true],
    ['"a\\nb" matches regex "a.b"', false],
    ['1 between (1 .. 2) and 2 between (1 .. 2)', true],
    ['3 between (1 .. 2)', false],
    ['3 !between (1 .. 2)', true],
    ['2 between (3 .. 1)', false],
    ['1.5 between (1 .. 2)', true],
    ['1h between (30m .. 2h)', true],
    ['datetime(2026-01-02) between (datetime(2026-01-01) .. 1d)', true],
    ['datetime(2026-01-02 00:00:00.0000001) between (datetime(2026-01-01) .. 1d)', false],
    ['long(null) between (1 .. 2)', null],
    ['long(null) !between (1 .. 2)', null],
  ]),
)

// `scalar-data-types/null-values.md`, `logical-operators.md`.
describeKql('nulls', [
  [
    'datatable(n: long)[1, 2, long(null)] | project n == 1, n != 1, n < 2, n >= 2, not(n == 1), not(n < 2), n in (1), n !in (1), n between (1 .. 1), isnull(n), isempty(n), n + 1',
    [true, false, true, false, false, false, true, false, true, false, false, 2],
    [false, true, false, true, true, true, false, true, false, false, false, 3],
    [false, true, null, null, true, null, false, true, null, true, true, null],
  ],
  ['datatable(n: long)[1, long(null)] | where n != 1', [null]],
  ['datatable(n: long)[1, long(null)] | where not(n == 1)', [null]],
  ['datatable(n: long)[1, long(null)] | where not(n > 5)', [1]],
  ['datatable(n: long)[1, long(null)] | where n !in (2, 3)', [1], [null]],
  ['datatable(n: long)[1, long(null)] | where n > 0 or isnull(n)', [1], [null]],
  [
    'datatable(b: bool)[true, false, bool(null)] | project b == true, b != true, b and true, b and false, b or true, b or false, not(b), isnull(b), tostring(b)',
    [true, false, true, false, true, true, false, false, 'true'],
    [false, true, false, false, true, false, true, false, 'false'],
    [false, true, null, false, true, null, null, true, ''],
  ],
  [
    'datatable(d: datetime, t: timespan, r: real, g: guid)[datetime(null), timespan(null), real(null), guid(null)] | project d == now(), d != now(), d < now(), t == 1h, t != 1h, t > 1h, r == 1.0, r != 1.0, r < 1.0, g == guid(00000000-0000-0000-0000-000000000000), g != guid(00000000-0000-0000-0000-000000000000)',
    [false, true, null, false, true, null, false, true, null, false, true],
  ],
  [
    'print bool(null) == bool(null), long(null) == long(null), long(null) != long(null), real(null) < real(null)',
    [null, null, null, null],
  ],
  [
    'print isnull(""), isempty(""), isnotnull(""), isnotempty(""), "" == "", isempty(0), strlen("")',
    [false, true, true, false, true, false, 0],
  ],
  [
    'print isnull(dynamic(null)), isnull(dynamic({}).x), isempty(dynamic({}).x), tostring(dynamic({}).x), isempty(dynamic({"x": ""}).x)',
    [true, true, true, '', true],
  ],
])

describeKql(
  'texts of values',
  truths([
    ['tostring(5)', '5'],
    ['tostring(-5)', '-5'],
    ['tostring(1.0)', '1.0'],
    ['tostring(0.1)', '0.1'],
    ['tostring(1.0 / 3)', '0.33333333333333331'],
    ['tostring(1e21)', '1E+21'],
    ['tostring(real(nan))', 'NaN'],
    ['tostring(-1.0 / 0)', '-Infinity'],
    ['tostring(real(null))', ''],
    ['tostring(true)', 'true'],
    ['tostring(1d)', '1.00:00:00'],
    ['tostring(-90m)', '-01:30:00'],
    ['tostring(1tick)', '00:00:00.0000001'],
    ['tostring(1.5ms)', '00:00:00.0015000'],
    ['tostring(timespan(null))', ''],
    ['tostring(datetime(2026-02-03 04:05:06.7))', '2026-02-03T04:05:06.7000000Z'],
    ['tostring(datetime(0001-01-01))', '0001-01-01T00:00:00.0000000Z'],
    ['tostring(datetime(null))', ''],
    ['tostring(guid(ABCDEF00-0000-0000-0000-000000000000))', 'abcdef00-0000-0000-0000-000000000000'],
    ['tostring(dynamic("x"))', 'x'],
    ['tostring(dynamic({"k": [1, 2.0, null, true, "y"]}))', '{"k":[1,2.0,null,true,"y"]}'],
    ['tostring(dynamic(null))', ''],
    ['strcat(1, "-", 2.5, "-", true, "-", 1h)', '1-2.5-true-01:00:00'],
  ]),
)

// `numerical-operators.md`.
describeKql(
  'numbers',
  truths([
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['7 / 2.0', 3.5],
    ['7 % 3', 1],
    ['-7 % 3', 2],
    ['7 % -3', 1],
    ['-7 % -3', 2],
    ['-7.5 % 2', 0.5],
    ['1 / 0', null],
    ['1 % 0', null],
    ['1.0 / 0', Number.POSITIVE_INFINITY],
    ['-1.0 / 0', Number.NEGATIVE_INFINITY],
    ['0.0 / 0', Number.NaN],
    ['1 + 1.5', 2.5],
    ['int(2147483647) + int(1)', 2_147_483_648],
    ['1h / 30m', 2],
    ['1h / 2', 18_000_000_000],
    ['1h % 25m', 6_000_000_000],
    ['1.5 * 1h', 54_000_000_000],
    ['1 == 1.0', true],
    ['int(1) == 1', true],
    ['real(nan) == real(nan)', false],
    ['real(nan) != real(nan)', true],
    ['real(nan) < 1.0', false],
    ['real(nan) > 1.0', false],
    ['real(+inf) > 1e308', true],
    ['toint(true) + toint(false)', 1],
  ]),
)

describeKql(
  'dynamics beside other types',
  truths([
    ['dynamic({"a": 1}).a == 1', true],
    ['dynamic({"a": 1}).a == "1"', true],
    ['dynamic({"a": 1}).b == 1', false],
    ['dynamic({"a": 1}).b != 1', true],
    ['dynamic({"a": "x"}).b == "x"', false],
    ['dynamic({"a": "x"}).b != "x"', true],
    ['dynamic({"a": "x"}).a in ("x", "y")', true],
    ['dynamic({"a": "x"}).b in ("x")', false],
    ['dynamic({"a": "x"}).b !in ("x")', true],
    ['dynamic({"a": "X"}).a =~ "x"', true],
    ['dynamic({"a": true}).a == true', true],
    ['dynamic({"a": 1.5}).a > 1', true],
    ['dynamic({"a": ["p", "q"]}).a has "q"', true],
    ['dynamic({"a": ["p", "q"]}).a has "r"', false],
    ['1.5 * dynamic({"a": 2}).a', 3],
    ['dynamic({"a": 2}).b + 1.0', null],
  ]),
)

describeKql('texts beside numbers', [
  [
    'datatable(s: string, n: long)["1", 1, "01", 1, "x", 2, "", long(null)] | project s == 1, s != 1, s in (1), n == "1", n != "1", n in ("1", "x")',
    [true, false, true, true, false, true],
    [false, true, false, true, false, true],
    [false, true, false, false, true, false],
    [false, true, false, false, true, false],
  ],
])

// `sort-operator.md`: nulls first when ascending, last when descending.
describeKql('orders', [
  ['datatable(n: long)[3, long(null), 1] | sort by n asc', [null], [1], [3]],
  ['datatable(n: long)[3, long(null), 1] | sort by n', [3], [1], [null]],
  ['datatable(n: long)[3, long(null), 1] | sort by n asc nulls last', [1], [3], [null]],
  ['datatable(n: long)[3, long(null), 1] | sort by n desc nulls first', [null], [3], [1]],
  ['datatable(b: bool)[true, bool(null), false] | sort by b asc', [null], [false], [true]],
  ['datatable(t: timespan)[2h, timespan(null), -1h] | sort by t desc', [72_000_000_000], [-36_000_000_000], [null]],
  ['datatable(s: string)["b", "", "a", "B", "_", "é"] | sort by s asc', [''], ['B'], ['_'], ['a'], ['b'], ['é']],
  [
    'datatable(r: real)[3.0, real(null), real(nan), 1.0, real(-inf)] | sort by r desc',
    [3],
    [1],
    [Number.NEGATIVE_INFINITY],
    [Number.NaN],
    [null],
  ],
  ['datatable(n: long)[3, long(null), 1] | top 2 by n asc', [null], [1]],
])

describeKql('missing cells', [
  [
    'datatable(a: long, s: string)[1, "x"] | join kind=leftouter (datatable(a: long, t: string, n: long, d: dynamic)[2, "y", 5, dynamic(1)]) on a',
    [1, 'x', null, '', null, null],
  ],
  [
    'datatable(a: long, s: string)[1, "x"] | join kind=fullouter (datatable(a: long, t: string)[2, "y"]) on a | sort by a asc',
    [null, '', 2, 'y'],
    [1, 'x', null, ''],
  ],
  [
    'union (datatable(a: long, s: string)[1, "x"]), (datatable(a: long, t: string, b: bool)[2, "y", true]) | sort by a asc',
    [1, 'x', '', null],
    [2, '', 'y', true],
  ],
  [
    'datatable(a: string)["x", "X", ""] | join kind=inner (datatable(a: string)["x", ""]) on a | sort by a asc',
    ['', ''],
    ['x', 'x'],
  ],
])

describeRefusals('operands without an exact form', [
  ['print 1 in (long(null))', /null in the list/],
  ['print decimal(1) == 1', /decimal/],
  ['datatable(n: long)[1] | where n == "x"', /comparison of long with string/],
  ['datatable(b: bool)[true] | where b > false', /comparison of bool with bool/],
  ['print "a" < "b"', /not defined/],
  ['print true + 1', /not defined/],
])
