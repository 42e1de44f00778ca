import { describeKql, describeRefusals } from './kql-cases.ts'

const VALUES = 'datatable(g: string, n: long, r: real, s: string)'
const ROWS = `${VALUES}["a", 5, 1.5, "x", "a", 7, real(null), "", "b", long(null), 2.5, "", "b", long(null), 4.5, "y"]`
const NONE = `${VALUES}[]`
const DYNAMICS =
  'datatable(d: dynamic)[dynamic(["p", "q"]), dynamic("q"), dynamic({"k": 1}), dynamic(null), dynamic(["p", ["z"]])]'

describeKql('aggregates', [
  // Nulls are left out, the empty text is a value (`summarize-operator.md`).
  [
    `${ROWS} | summarize c = count(), n = sum(n), a = avg(n), d = dcount(s), cd = count_distinct(n) by g | sort by g asc`,
    ['a', 2, 12, 6, 2, 2],
    ['b', 2, 0, Number.NaN, 2, 0],
  ],
  [
    `${ROWS} | summarize min(n), max(n), min(s), max(r), sum(r) by g | sort by g asc`,
    ['a', 5, 7, '', 1.5, 1.5],
    ['b', null, null, '', 4.5, 7],
  ],
  // Over no rows (`summarize-operator.md`, "Default values of aggregations").
  [
    `${NONE} | summarize count(), countif(n > 0), dcount(n), dcountif(n, n > 0), count_distinct(n), sum(n), sumif(r, n > 0), variance(n), varianceif(n, n > 0), stdev(n), stdevif(n, n > 0)`,
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ],
  [
    `${NONE} | summarize make_list(n), make_set(n), make_list_if(n, n > 0), make_set_if(n, n > 0), make_list_with_nulls(n), make_bag(todynamic(s)), make_bag_if(todynamic(s), n > 0)`,
    ['[]', '[]', '[]', '[]', '[]', '[]', '[]'],
  ],
  [
    `${NONE} | summarize avg(n), avgif(n, n > 0), min(n), max(n), minif(n, n > 0), stdevp(n), variancep(n), percentile(n, 50), take_any(n), buildschema(todynamic(s)), binary_all_or(n), covariance(n, r), percentiles_array(n, 5, 95)`,
    [Number.NaN, Number.NaN, null, null, null, null, null, null, null, null, null, null, null],
  ],
  [`${NONE} | summarize take_any(s), max(s), arg_max(n, s)`, ['', '', null, '']],
  [`${NONE} | summarize count() by g`],
  [`${NONE} | summarize by g`],
  // `count` of a value counts rows, nulls too.
  [`${ROWS} | summarize count(n), c = count(strlen(s)) by g | sort by g asc`, ['a', 2, 2], ['b', 2, 2]],
  // Conditions: null is not true.
  [
    `${ROWS} | summarize countif(n > 5), sumif(n, n > 5), avgif(r, s == ""), minif(n, n != 5), maxif(r, r < 4), dcountif(s, n > 0), count_distinctif(s, r > 0)`,
    [1, 7, 2.5, 7, 2.5, 2, 3],
  ],
  [
    `${ROWS} | summarize make_list_if(n, n > 5, 3), make_set_if(s, r > 2), take_anyif(n, n > 5), stdevif(n, n > 0), avg(n)`,
    ['[7]', '["","y"]', 7, Math.SQRT2, 6],
  ],
  // One value has no spread.
  ['print n = 4 | summarize stdev(n), variance(n), stdevp(n), variancep(n)', [0, 0, 0, 0]],
  [
    'datatable(x: real, y: real)[1.0, 2.0, 2.0, 5.0, 3.0, real(null)] | summarize covariance(x, y), covariancep(x, y), covarianceif(x, y, x < 3), covariancepif(x, y, x > 1)',
    [1.5, 0.75, 1.5, 0],
  ],
  // arg_max and arg_min: rows without a key only where no row has one; of equal keys the first; names by position.
  [
    `${ROWS} | summarize arg_max(n, *), arg_min(r, s) by g | sort by g asc`,
    ['a', 7, null, '', 1.5, 'x'],
    ['b', null, 2.5, '', 2.5, ''],
  ],
  [`${ROWS} | summarize (top, what) = arg_max(r * 2, strcat(g, s)), arg_min(strlen(s), n + 1)`, [9, 'by', 0, 8]],
  [
    'datatable(k: long, v: string)[1, "first", 1, "second"] | summarize arg_max(k, v), arg_min(k, v)',
    [1, 'first', 1, 'first'],
  ],
  [`${ROWS} | where g == "a" | summarize argmax(n, s), argmin(n, *)`, [7, '', 5, 'a', 1.5, 'x']],
  // take_any of one expression prefers what is there, of several it takes one row.
  [
    `${ROWS} | where n > 5 or isnull(n) | summarize take_any(s), take_any(n), x = strcat(take_any(s), "!")`,
    ['y', 7, 'y!'],
  ],
  [`${ROWS} | where g == "b" | summarize take_any(n, s)`, [null, '']],
  [`${ROWS} | where g == "b" | take 1 | summarize take_any(*) by g`, ['b', null, 2.5, '']],
  [`${ROWS} | where n == 5 | summarize any(n), any(g, s), anyif(n, n > 5)`, [5, 'a', 'x', null]],
  // Collections.
  [`${DYNAMICS} | summarize make_set(d)`, ['["q","p",["z"],{"k":1}]']],
  [
    `${DYNAMICS} | summarize make_list(d), make_list_with_nulls(d)`,
    ['[["p","q"],"q",{"k":1},["p",["z"]]]', '[["p","q"],"q",{"k":1},null,["p",["z"]]]'],
  ],
  [`${DYNAMICS} | summarize dcount(d), array_length(make_set(d, 2)), array_length(make_list(d, 2))`, [4, 2, 2]],
  [
    'datatable(b: bool, t: timespan, g: guid)[true, 1h, guid(null), bool(null), timespan(null), guid(00000000-0000-0000-0000-00000000000a)] | summarize make_set(b), make_list(t), make_set(g), make_list_with_nulls(t)',
    ['[true]', '["01:00:00"]', '["00000000-0000-0000-0000-00000000000a"]', '["01:00:00",null]'],
  ],
  [
    'range i from 1 to 200 step 1 | summarize a = array_length(makelist(i)), b = array_length(makeset(i)), c = array_length(make_list(i)), d = array_length(make_set(i, 5))',
    [128, 128, 200, 5],
  ],
  [
    'datatable(d: dynamic)[dynamic({"a": 1, "b": 2}), dynamic({"b": 3, "c": null}), dynamic([1]), dynamic(5)] | summarize make_bag(d), make_bag(d, 1), make_bag_if(d, isnotnull(d.c) or isnotnull(d.a))',
    ['{"a":1,"b":2,"c":null}', '{"a":1}', '{"a":1,"b":2}'],
  ],
  [
    'datatable(d: dynamic)[dynamic({"a": 1, "b": [true, 2.5]}), dynamic({"a": {"c": "x"}, "b": []}), dynamic({"a": "y"})] | summarize buildschema(d)',
    ['{"a":["long",{"c":"string"},"string"],"b":{"`indexer`":["bool","double"]}}'],
  ],
  // Percentiles: nearest rank, never between two values.
  ['range i from 1 to 10 step 1 | summarize percentiles(i, 0, 1, 10, 11, 50, 99.9, 100)', [1, 1, 1, 2, 5, 10, 10]],
  [
    'range i from 1 to 100 step 1 | summarize percentile(i, 7), percentile(i * 0.5, 29), percentile(i * 1s, 58)',
    [7, 14.5, 580_000_000],
  ],
  [
    'datatable(v: long, w: long)[10, 2, 20, 0, 30, 3, 40, long(null), 50, -1] | summarize percentilew(v, w, 40), percentilesw(v, w, 41, 100), percentilesw_array(v, w, 1, 99)',
    [10, 30, 30, '[10,30]'],
  ],
  [
    'datatable(t: datetime)[datetime(2026-01-01), datetime(null), datetime(2026-01-03)] | summarize tostring(percentile(t, 50)), tostring(avg(t)), tostring(max(t))',
    ['2026-01-01T00:00:00.0000000Z', '2026-01-02T00:00:00.0000000Z', '2026-01-03T00:00:00.0000000Z'],
  ],
  // Bits: integers only.
  [
    'datatable(n: long)[6, 12, long(null)] | summarize binary_all_and(n), binary_all_or(n), binary_all_xor(n)',
    [4, 14, 10],
  ],
  // In expressions.
  [
    `${ROWS} | summarize share = 100.0 * countif(g == "a" and n > 5) / count(), half = sum(n) / 5, iff(max(n) > 6, "big", "small")`,
    [25, 2, 'big'],
  ],
  // Keys are expressions; null is a key of its own.
  [`${ROWS} | summarize c = count() by k = bin(n, 5), toupper(g) | sort by k asc`, [null, 'B', 2], [5, 'A', 2]],
])

describeRefusals('aggregates without an exact form', [
  ['print n = 1 | summarize hll(n)', /hll.*sketches/],
  ['print n = 1 | summarize dcount_hll(hll(n))', /dcount_hll.*sketches/],
  ['print n = 1 | summarize tdigest(n)', /tdigest.*sketches/],
  ['print n = 1 | summarize variancepif(n, n > 0)', /variancepif.*contradicts/],
  ['print n = 1 | summarize count(n > 0)', /count\(bool\)/],
  ['print t = now() | summarize sum(t)', /sum\(datetime\)/],
  ['print t = 1h | summarize stdev(t)', /stdev\(timespan\)/],
  ['print n = 1 | summarize percentile(n, 101)', /percentile\(long, long\)/],
])
