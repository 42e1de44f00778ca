import fc from 'fast-check'

export const NOW = Date.UTC(2026, 10, 20, 12, 0, 30)
const FIRST = Date.UTC(2026, 10, 20, 11, 58, 0)

const TEXTS = [
  'x',
  '',
  '7',
  '007',
  '10',
  '-2',
  '2.50',
  'X',
  'xy',
  'a_b',
  'é x',
  'É',
  'a%',
  'x.y',
  'abc',
  'x\n',
  'l\nx',
  'a\\_b',
] as const
const ADDRESSES = ['10.0.0.7', '10.1.2.3', '192.168.0.1', '8.8.8.8', '::1', 'none'] as const

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 5 })

/** A record of the table; times are made of its place. */
export const record = fc.record({
  username: maybe(fc.constantFrom(...TEXTS)),
  sourceip: maybe(fc.constantFrom(...ADDRESSES)),
  magnitude: maybe(fc.constantFrom(0, 1, 2, 3, 7, 10, -3)),
  eventcount: maybe(fc.constantFrom(1, 2, 5)),
  Bytes: maybe(fc.constantFrom(...TEXTS)),
})
export type ModelRecord = ReturnType<typeof record.generate>['value']

export const timeOf = (place: number): number => FIRST + place * 29_500

const joined = (...of: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...of).map((parts) => parts.join(''))
const just = (text: string): fc.Arbitrary<string> => fc.constant(text)
const among = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const textConstant = fc.constantFrom(...TEXTS).map(quoted)
const numberConstant = among('0', '1', '2', '3', '7', '10', '0x07', '2.5')
const pattern = among(
  "'x%'",
  "'%x'",
  "'%'",
  "'_'",
  "'%x%'",
  "'a_b'",
  "'X%y'",
  "'é%'",
  "'É'",
  "''",
  "'a%'",
  "'0__'",
  "'a\\\\_b'",
  "'%\\n%'",
  "'x_'",
  "'%.%'",
)
const regex = among(
  "'x'",
  "'^x$'",
  "'[0-9]+'",
  "'^$'",
  "'a|7'",
  "'x\\.y'",
  "'(?:a|x)y?'",
  "'[^a-z]'",
  "'x$'",
  "'.x'",
  "'l.x'",
  "'^l$'",
  "'\\\\.'",
  "'\\\\s'",
  "'\\\\bx'",
)
const numberColumn = among('magnitude', 'eventcount', 'MAGNITUDE')
const textColumn = among('username', '"Bytes"', '"username"')
const network = among("'10.0.0.0/8'", "'10.0.0.0/16'", "'192.168.0.1'", "'0.0.0.0/0'")

const {
  number: numeric,
  text: textual,
  condition,
} = fc.letrec<{ number: string; text: string; condition: string }>((tie) => {
  const [number, text, test] = [tie('number'), tie('text'), tie('condition')]
  return {
    number: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 4, arbitrary: numberColumn },
      { weight: 2, arbitrary: numberConstant },
      { weight: 3, arbitrary: joined(just('('), number, among(' + ', ' - ', ' * ', ' / ', ' % '), number, just(')')) },
      { weight: 1, arbitrary: joined(numberColumn, among(' & ', ' | ', ' # ', ' << '), among('1', '3', '6')) },
      { weight: 1, arbitrary: joined(just('STRLEN('), text, just(')')) },
      {
        weight: 1,
        arbitrary: joined(
          just('STRPOS('),
          text,
          among(", 'x')", ", ''", ", 'b', 1)").map((s) => s.replace(/''$/, "'')")),
        ),
      },
      { weight: 1, arbitrary: joined(among('LONG(', 'DOUBLE('), textColumn, just(')')) },
      { weight: 1, arbitrary: joined(just('"Bytes"'), among(' + ', ' * '), number) },
      {
        weight: 1,
        arbitrary: joined(just('CASE WHEN '), test, just(' THEN '), number, just(' ELSE '), number, just(' END')),
      },
      { weight: 1, arbitrary: joined(just('- '), numberColumn) },
    ),
    text: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 4, arbitrary: textColumn },
      { weight: 1, arbitrary: textConstant },
      { weight: 1, arbitrary: joined(among('LOWER(', 'UPPER('), text, just(')')) },
      { weight: 1, arbitrary: joined(just('CONCAT('), text, just(', '), fc.oneof(text, numberColumn), just(')')) },
      { weight: 1, arbitrary: joined(just('STR('), numberColumn, just(')')) },
      { weight: 1, arbitrary: joined(just('SUBSTRING('), text, among(', 0, 1)', ', 1)', ', 1, 2)', ', 9, 1)')) },
      {
        weight: 1,
        arbitrary: joined(
          among('REPLACEALL(', 'REPLACEFIRST('),
          among("'x'", "'[a-z]'", "'^'"),
          just(', '),
          text,
          among(", '')", ", '-')"),
        ),
      },
      { weight: 1, arbitrary: joined(just('(IF '), test, just(' THEN '), text, just(' ELSE '), text, just(')')) },
      { weight: 1, arbitrary: joined(just('CASE '), textColumn, just(" WHEN 'x' THEN "), text, just(' END')) },
    ),
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 3, arbitrary: joined(number, among(' = ', ' != ', ' < ', ' <= ', ' > ', ' >= ', ' <> '), number) },
      { weight: 3, arbitrary: joined(text, among(' = ', ' != ', ' < ', ' >= '), text) },
      { weight: 2, arbitrary: joined(textColumn, among(' = ', ' != ', ' < ', ' > '), among('7', '10', '2.5', '0')) },
      { weight: 1, arbitrary: joined(numberColumn, among(' = ', ' != ', ' < '), among("'7'", "'007'", "'2'", "'-3'")) },
      { weight: 1, arbitrary: joined(textColumn, among(' = ', ' < '), numberColumn) },
      { weight: 2, arbitrary: joined(text, among(' LIKE ', ' ILIKE ', ' NOT LIKE ', ' NOT ILIKE '), pattern) },
      { weight: 1, arbitrary: joined(textColumn, just(' LIKE '), textColumn) },
      {
        weight: 1,
        arbitrary: joined(textColumn, just(' ILIKE ENUMERATION('), pattern, just(', '), pattern, just(')')),
      },
      { weight: 2, arbitrary: joined(text, among(' MATCHES ', ' IMATCHES ', ' NOT MATCHES '), regex) },
      {
        weight: 1,
        arbitrary: joined(text, among(' IN (', ' NOT IN ('), textConstant, just(', '), textConstant, just(')')),
      },
      { weight: 1, arbitrary: joined(number, among(' IN (', ' NOT IN ('), numberConstant, just(", '7')")) },
      { weight: 1, arbitrary: joined(textColumn, among(' IN (', ' NOT IN ('), just("7, 'x')")) },
      {
        weight: 1,
        arbitrary: joined(number, among(' BETWEEN ', ' NOT BETWEEN '), numberConstant, just(' AND '), number),
      },
      { weight: 1, arbitrary: joined(textColumn, just(" BETWEEN 'a' AND "), text) },
      { weight: 1, arbitrary: joined(fc.oneof(text, number), among(' IS NULL', ' IS NOT NULL')) },
      { weight: 1, arbitrary: joined(just('INCIDR('), network, just(', sourceip)')) },
      { weight: 1, arbitrary: joined(just('sourceip'), among(' = ', ' != '), among("'10.0.0.7'", "'::1'")) },
      { weight: 2, arbitrary: joined(just('('), test, among(' AND ', ' OR '), test, just(')')) },
      { weight: 2, arbitrary: joined(just('NOT ('), test, just(')')) },
    ),
  }
})

const time = fc.oneof(
  { weight: 3, arbitrary: just('') },
  among(
    ' LAST 1 MINUTES',
    ' LAST 2 MINUTES',
    ' LAST 1 HOURS',
    " START '2026-11-20 11:59'",
    " START '2026-11-20 11:58:40' STOP '2026-11-20 12:00'",
    " START '2026-11-20 11:59:29' STOP '2026-11-20 11:59:31'",
    ` START ${FIRST + 60_000}`,
  ),
)

const column = fc.oneof(numberColumn, textColumn, just('sourceip'), just('starttime'))
const value = fc.oneof(column, numeric, textual)
const item = fc.oneof(
  column,
  value.map((of, i = 0) => `${of} AS c${i}`),
)

const inList = joined(
  among('username', 'LOWER(username)', '"Bytes"', 'magnitude'),
  among(' IN (', ' NOT IN ('),
  fc.constantFrom('SELECT "Bytes" FROM events WHERE ', 'SELECT username FROM events WHERE '),
  condition,
  time,
  just(')'),
)

const where = fc.oneof(
  { weight: 1, arbitrary: just('') },
  { weight: 3, arbitrary: condition.map((of) => ` WHERE ${of}`) },
  { weight: 1, arbitrary: joined(just(' WHERE '), inList, among(' AND ', ' OR '), condition) },
  { weight: 1, arbitrary: joined(just(' WHERE Shown IS NOT NULL AND '), condition) },
)

const source = fc.oneof(
  { weight: 5, arbitrary: just('events') },
  {
    weight: 1,
    arbitrary: joined(
      just('(SELECT starttime, username, sourceip, magnitude, eventcount, "Bytes" FROM events'),
      condition.map((of) => ` WHERE ${of}`),
      time,
      just(')'),
    ),
  },
)

/** Rows: what is not sorted by a key that parts all rows has no LIMIT. */
const rowQuery = fc
  .record({
    items: fc.array(item, { maxLength: 3 }),
    shown: fc.oneof(textual, numeric),
    source,
    where,
    time,
    order: fc.oneof(
      just(''),
      joined(just(' ORDER BY '), value, among('', ' ASC', ' DESC'), just(', starttime DESC')),
      joined(just(' ORDER BY Shown'), among('', ' DESC')),
      just(" ORDER BY 'Shown' DESC, starttime"),
    ),
    limit: fc.option(fc.constantFrom(1, 2, 3), { nil: undefined }),
  })
  .map(({ items, shown, source, where, time, order, limit }) => {
    const parts = order.includes('starttime') || (order === '' && source === 'events')
    const cut = limit === undefined || !parts ? '' : ` LIMIT ${limit}`
    const named = items.map((of, i) => of.replace(/ AS c0$/, ` AS c${i}`))
    return `SELECT ${[...named, `${shown} AS Shown`].join(', ')} FROM ${source}${where}${order}${cut}${time}`
  })

const aggregate = fc.oneof(
  just('COUNT(*)'),
  joined(among('COUNT(', 'UNIQUECOUNT(', 'MIN(', 'MAX(', 'FIRST(', 'LAST('), column, just(')')),
  joined(among('SUM(', 'AVG(', 'STDEV(', 'STDEVP(', 'MIN(', 'MAX('), numeric, just(')')),
  joined(among('SUM(', 'AVG('), just('"Bytes")')),
  joined(just('SUM('), numberColumn, just(') / COUNT(*)')),
  joined(just('MAX('), numberColumn, just(') - MIN(starttime) % 7')),
)

const key = fc.oneof(
  { weight: 3, arbitrary: column },
  just('magnitude / 3'),
  just('LOWER(username)'),
  just('SUBSTRING("Bytes", 0, 1)'),
  just('starttime / 60000'),
)

const having = fc.oneof(
  { weight: 3, arbitrary: just('') },
  among(' HAVING n > 1', ' HAVING COUNT(*) = 1', ' HAVING MAX(magnitude) > 2 OR n > 2', ' HAVING n BETWEEN 1 AND 2'),
)

const groupQuery = fc
  .record({
    keys: fc.uniqueArray(key, { minLength: 0, maxLength: 2 }),
    firsts: fc.array(fc.oneof(column, joined(just('LOWER('), textColumn, just(') AS low'))), { maxLength: 1 }),
    aggregates: fc.array(aggregate, { maxLength: 3 }),
    source,
    where: fc.oneof(
      just(''),
      condition.map((of) => ` WHERE ${of}`),
    ),
    time,
    having,
    order: fc.oneof(just(''), among(' ORDER BY n DESC', " ORDER BY 'n'", ' ORDER BY MAX(magnitude), n DESC')),
    limit: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  })
  .map(({ keys, firsts, aggregates, source, where, time, having, order, limit }) => {
    const items = [...keys, ...firsts, ...aggregates.map((of, i) => `${of} AS a${i}`), 'COUNT(*) AS n']
    const by = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`
    const cut = limit === undefined ? '' : ` LIMIT ${limit}`
    return `SELECT ${items.join(', ')} FROM ${source}${where}${by}${having}${order}${cut}${time}`
  })

const plainAggregates = fc
  .tuple(fc.constantFrom('username', 'magnitude'), fc.constantFrom('COUNT', 'MAX', 'FIRST', 'UNIQUECOUNT'), column)
  .map(([by, name, of]) => `SELECT ${by}, eventcount, ${name}(${of}), COUNT(*) FROM events GROUP BY ${by}`)

/** Groups as the source of another query. */
const overGroups = fc
  .record({
    key: fc.constantFrom('username', '"Bytes"', 'sourceip'),
    inner: condition,
    time,
    outer: fc.constantFrom(
      'n > 1',
      'm IS NOT NULL',
      'm + n > 3',
      "k LIKE '%x%' OR n = 1",
      'NOT (m BETWEEN 1 AND 3)',
      'k IN (SELECT username FROM events WHERE magnitude > 1)',
    ),
    again: fc.boolean(),
  })
  .map(({ key, inner, time, outer, again }) => {
    const groups = `SELECT ${key} AS k, COUNT(*) AS n, MAX(magnitude) AS m FROM events WHERE ${inner} GROUP BY ${key}${time}`
    return again
      ? `SELECT n, COUNT(*) AS c, SUM(m) AS s FROM (${groups}) WHERE ${outer} GROUP BY n ORDER BY c DESC`
      : `SELECT k, n, m, LOWER(k) AS l FROM (${groups}) WHERE ${outer} ORDER BY n DESC, k`
  })

export const query = fc.oneof(
  { weight: 1, arbitrary: overGroups },
  { weight: 5, arbitrary: rowQuery },
  { weight: 4, arbitrary: groupQuery },
  { weight: 1, arbitrary: plainAggregates },
)
