import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AQL_LANGUAGE } from '../../src/languages/aql/index.ts'
import { buildCatalog } from '../../src/schemas/catalog.ts'
import { type Compile, type Departure, departure, departureTable, type Sample, statusTable } from './samples.ts'

const CATALOG = buildCatalog({ platforms: ['qradar'], bound: [] })

const compile: Compile = (text, profile) =>
  AQL_LANGUAGE.compile(
    { name: 'sample', text },
    { catalog: CATALOG, profile, now: 0n, timeZone: 'UTC', vendorLimits: false, openTables: true },
  )

const CONSTRUCTS: readonly Sample[] = [
  ['`SELECT ... FROM events`, `flows`', 'select', 'SELECT sourceip, destinationbytes FROM flows'],
  ['`SELECT *`', 'select', 'SELECT * FROM events'],
  ['a sub-select in `FROM`', 'subquery', 'SELECT username FROM (SELECT * FROM events WHERE qid = 1)'],
  ['a sub-select behind `IN`', 'subquery', 'SELECT * FROM events WHERE username IN (SELECT username FROM events)'],
  ['`WHERE`, with aliases of the items', 'select', "SELECT UTF8(payload) AS text FROM events WHERE text LIKE '%x%'"],
  ['`GROUP BY`, `HAVING`', 'select', 'SELECT sourceip, COUNT(*) AS n FROM events GROUP BY sourceip HAVING n > 5'],
  ['`ORDER BY`, `LIMIT`', 'select', 'SELECT sourceip FROM events ORDER BY starttime DESC LIMIT 5'],
  ['`ORDER BY ... COLLATE`', 'select', "SELECT username FROM events ORDER BY username COLLATE 'de_DE'"],
  ['`LAST n MINUTES`, `HOURS`, `DAYS`', 'time', 'SELECT * FROM events LAST 5 MINUTES'],
  ['`START ... STOP`', 'time', "SELECT * FROM events START '2026-11-20 10:00' STOP '2026-11-20 12:00'"],
  ["`START PARSEDATETIME('1 hour ago')`", 'time', "SELECT * FROM events START PARSEDATETIME('1 hour ago')"],
  ['`PARAMETERS`', 'select', "SELECT * FROM events PARAMETERS EXCLUDESERVERS = '127.0.0.1:32006'"],
  ['`INTO cursor`', 'select', 'SELECT * FROM events INTO kept'],
  ['`"quoted names"`, properties', 'quotation', 'SELECT "Process Path" FROM events WHERE "Event ID" = \'1\''],
  [
    'comparisons, `AND`, `OR`, `NOT`',
    'operators',
    'SELECT * FROM events WHERE NOT severity < 5 AND magnitude >= 2 OR qid <> 1',
  ],
  ['`+ - * / % ^`', 'operators', 'SELECT eventcount * 2 + severity / 3 - magnitude % 2 AS x FROM events'],
  ['`&`, hex numbers', 'operators', 'SELECT LONG(sourceip) & 0xFF000000 AS net FROM events'],
  [
    '`IN`, `BETWEEN`, `IS NULL`',
    'operators',
    'SELECT * FROM events WHERE qid IN (1, 2) AND severity BETWEEN 1 AND 5 AND username IS NOT NULL',
  ],
  ['`LIKE`, `ILIKE`', 'operators', "SELECT * FROM events WHERE username LIKE 'a%' OR username ILIKE '%b_c%'"],
  ['`MATCHES`, `IMATCHES`', 'operators', "SELECT * FROM events WHERE username MATCHES 'a.*' OR username IMATCHES 'b+'"],
  [
    'patterns with look-around, back-references',
    'operators',
    "SELECT * FROM events WHERE username MATCHES '(?<=x)(a)\\1'",
  ],
  ['`TEXT SEARCH`', 'text-search', 'SELECT * FROM events WHERE TEXT SEARCH \'failed AND (login OR "log on")\''],
  [
    '`CASE`, `IF`',
    'conditional',
    "SELECT CASE severity WHEN 1 THEN 'low' ELSE 'high' END AS s, IF qid = 1 THEN 'a' ELSE 'b' AS t FROM events",
  ],
  ['comments', 'select', 'SELECT * FROM events -- all\n/* of them */'],
]

const call = (name: string, text: string, page: string): Sample => [
  `\`${name}\``,
  page,
  `SELECT ${text} AS x FROM events`,
]

const CALCULATION = 'calculation'
const RETRIEVAL = 'retrieval'

const FUNCTIONS: readonly Sample[] = [
  call('BASE64', 'BASE64(payload)', CALCULATION),
  call('CONCAT', "CONCAT(username, ':', sourceip)", CALCULATION),
  call('DATEFORMAT', "DATEFORMAT(starttime, 'yyyy-MM-dd HH:mm:ss')", CALCULATION),
  call('DOUBLE', "DOUBLE('1.5')", CALCULATION),
  call('LONG', 'LONG(sourceip)', CALCULATION),
  call('LOWER', 'LOWER(username)', CALCULATION),
  call('NOW', 'NOW()', CALCULATION),
  call('PARSEDATETIME', "PARSEDATETIME('1 week ago')", CALCULATION),
  call('PARSETIMESTAMP', "PARSETIMESTAMP('yyyy-MM-dd', '2026-11-20')", CALCULATION),
  call('REPLACEALL', "REPLACEALL('[0-9]+', username, '#')", CALCULATION),
  call('REPLACEFIRST', "REPLACEFIRST('[0-9]+', username, '#')", CALCULATION),
  call('STR', 'STR(sourceip)', CALCULATION),
  call('STRLEN', 'STRLEN(username)', CALCULATION),
  call('STRPOS', "STRPOS(username, 'a', 1)", CALCULATION),
  call('SUBSTRING', 'SUBSTRING(username, 0, 3)', CALCULATION),
  call('UPPER', 'UPPER(username)', CALCULATION),
  call('UTF8', 'UTF8(payload)', CALCULATION),
  call('APPLICATIONNAME', 'APPLICATIONNAME(qid)', RETRIEVAL),
  call('ARIELSERVERS4EPID', 'ARIELSERVERS4EPID(8)', RETRIEVAL),
  call('ARIELSERVERS4EPNAME', "ARIELSERVERS4EPNAME('eventprocessor0')", RETRIEVAL),
  call('ASSETHOSTNAME', 'ASSETHOSTNAME(sourceip, starttime)', RETRIEVAL),
  call('ASSETPROPERTY', "ASSETPROPERTY('Location', sourceip, domainid)", RETRIEVAL),
  call('ASSETUSER', 'ASSETUSER(sourceip, starttime)', RETRIEVAL),
  call('CATEGORYNAME', 'CATEGORYNAME(category)', RETRIEVAL),
  call('COMPONENTID', "COMPONENTID('eventprocessor0')", RETRIEVAL),
  call('DOMAINNAME', 'DOMAINNAME(domainid)', RETRIEVAL),
  call('FULLNETWORKNAME', 'FULLNETWORKNAME(sourceip)', RETRIEVAL),
  call('GEO::DISTANCE', 'GEO::DISTANCE(sourceip, destinationip)', RETRIEVAL),
  call('GEO::LOOKUP', "GEO::LOOKUP(sourceip, 'country_name')", RETRIEVAL),
  call('GEO::LOOKUP_TEXT', "GEO::LOOKUP_TEXT(sourceip, 'country_name')", RETRIEVAL),
  call('GLOBALVIEW', "sourceip FROM GLOBALVIEW('x', 'NORMAL') --", RETRIEVAL),
  call('HOSTNAME', 'HOSTNAME(sourceip)', RETRIEVAL),
  ['`INCIDR`', RETRIEVAL, "SELECT * FROM events WHERE INCIDR('10.0.0.0/8', sourceip)"],
  ['`INOFFENSE`', RETRIEVAL, 'SELECT * FROM events WHERE INOFFENSE(1)'],
  call('LOGSOURCEGROUPNAME', 'LOGSOURCEGROUPNAME(devicegrouplist)', RETRIEVAL),
  call('LOGSOURCENAME', 'LOGSOURCENAME(logsourceid)', RETRIEVAL),
  call('LOGSOURCETYPENAME', 'LOGSOURCETYPENAME(devicetype)', RETRIEVAL),
  ['`MATCHESASSETSEARCH`', RETRIEVAL, "SELECT * FROM events WHERE MATCHESASSETSEARCH('x', sourceip)"],
  call('NETWORKNAME', 'NETWORKNAME(sourceip)', RETRIEVAL),
  ['`OFFENSE_TIME`', RETRIEVAL, 'SELECT * FROM events WHERE INOFFENSE(1) TIMES OFFENSE_TIME(1)'],
  call('PROCESSORNAME', 'PROCESSORNAME(processorid)', RETRIEVAL),
  call('PROTOCOLNAME', 'PROTOCOLNAME(protocolid)', RETRIEVAL),
  call('QIDDESCRIPTION', 'QIDDESCRIPTION(qid)', RETRIEVAL),
  call('QIDNAME', 'QIDNAME(qid)', RETRIEVAL),
  call('REFERENCEMAP', "REFERENCEMAP('x', username)", RETRIEVAL),
  ['`REFERENCEMAPSETCONTAINS`', RETRIEVAL, "SELECT * FROM events WHERE REFERENCEMAPSETCONTAINS('x', 'k', username)"],
  ['`REFERENCESETCONTAINS`', RETRIEVAL, "SELECT * FROM events WHERE REFERENCESETCONTAINS('x', username)"],
  call('REFERENCETABLE', "REFERENCETABLE('x', 'c', username)", RETRIEVAL),
  call('RULENAME', 'RULENAME(creeventlist)', RETRIEVAL),
]

const AGGREGATES: readonly Sample[] = [
  ...['AVG', 'COUNT', 'DISTINCTCOUNT', 'FIRST', 'LAST', 'MAX', 'MIN', 'STDEV', 'STDEVP', 'SUM', 'UNIQUECOUNT'].map(
    (name) => call(name, `${name}(severity)`, 'aggregation'),
  ),
]

const DOCS = 'https://www.ibm.com/docs/en'

/** Addresses of IBM's pages by topic. */
const PAGES: Readonly<Record<string, string>> = {
  aggregation:
    'https://www.ibm.com/support/knowledgecenter/SS42VS_7.4/com.ibm.qradar.doc/r_aql_aggregate_functions.html',
  calculation: `${DOCS}/qsip/7.6.0?topic=language-aql-data-calculation-formatting-functions`,
  conditional: `${DOCS}/SSKMKU/com.ibm.qradar.doc/c_aql_conditional_logic.html`,
  operators: `${DOCS}/SSKMKU/com.ibm.qradar.doc/r_aql_operators.html`,
  quotation: `${DOCS}/qsip/7.6.0?topic=structure-quotation-marks`,
  retrieval: `${DOCS}/SSKMKU/com.ibm.qradar.doc/r_aql_data_functions.html`,
  select: `${DOCS}/SS42VS_7.5/com.ibm.qradar.doc/c_aql_introduction.html`,
  subquery: `${DOCS}/qsip/7.6.0?topic=language-aql-subquery`,
  'text-search': `${DOCS}/qsip/7.6.0?topic=options-aql-search-string-examples`,
  time: `${DOCS}/SSKMKU/com.ibm.qradar.doc/r_aql_start_stop.html`,
}

/** What people write, each as the smallest text. */
const DEPARTURES: readonly string[] = [
  'SELECT * FROM events WHERE qid = 1 AND LAST 24 HOURS',
  'SELECT * FROM events LAST 1 HOURS ORDER BY qid',
  'SELECT * FROM events LAST 1 HOUR',
  'SELECT * FROM events WHERE LOGSOURCETYPEID = 12',
  "SELECT * FROM events WHERE destinationip ILIKE '10.%'",
  'SELECT * FROM events WHERE sourceip = 10.0.0.1',
  'SELECT COUNT(DISTINCT sourceip) FROM events',
  'SELECT e.sourceip FROM events e',
]

export const SAMPLES: readonly Sample[] = [...CONSTRUCTS, ...FUNCTIONS, ...AGGREGATES]

export function departures(): readonly Departure[] {
  return DEPARTURES.map((written) => departure(written, compile))
}

export { compile }

/** The whole page: what is written by hand, then the tables. */
export function aqlPage(): string {
  const written = readFileSync(join(import.meta.dirname, 'aql.template.md'), 'utf8').trimEnd()
  const address = (page: string): string => PAGES[page] ?? ''
  return `${[
    written,
    departureTable('QRadar', departures()),
    statusTable('Statement and operators', CONSTRUCTS, compile, address),
    statusTable('Functions', FUNCTIONS, compile, address),
    statusTable('Aggregates', AGGREGATES, compile, address),
  ].join('\n\n')}\n`
}
