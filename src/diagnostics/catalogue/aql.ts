import { entry } from './entry.ts'

/** What people write although AQL has it otherwise: warnings under the lenient profile, errors under `vendor`; and what AQL lacks. */
export const AQL = {
  'aql/time-condition': entry<{ clause: string }>(
    'warning',
    (p) =>
      `\`${p.clause}\` is a clause of its own and no condition: AQL has it last, without AND; it is read as the time clause`,
  ),
  'aql/clause-order': entry<{ clause: string; before: string }>(
    'warning',
    (p) => `${p.clause} stands before ${p.before}; AQL has it after`,
  ),
  'aql/second-time-clause': entry('error', () => 'a query has one time clause, this is a second one'),
  'aql/time-unit': entry<{ unit: string; unitInstead: string }>(
    'warning',
    (p) => `AQL has no unit \`${p.unit}\` in a time clause; it is read as \`${p.unitInstead}\``,
  ),
  'aql/bare-address': entry<{ address: string }>('warning', (p) => `the address \`${p.address}\` needs single quotes`),
  'aql/count-distinct': entry('warning', () => 'AQL has no COUNT(DISTINCT ...); it is read as UNIQUECOUNT(...)'),
  'aql/cast': entry<{ instead: string }>('warning', (p) => `AQL has no CAST; it is read as ${p.instead}(...)`),
  'aql/interval': entry<{ milliseconds: string }>(
    'warning',
    (p) => `AQL has no INTERVAL, times are milliseconds; it is read as ${p.milliseconds}`,
  ),
  'aql/qualified-name': entry<{ qualifier: string }>(
    'warning',
    (p) => `AQL has no qualified names; \`${p.qualifier}.\` is left out`,
  ),
  'aql/log-source-type': entry<{ read: string }>(
    'warning',
    (p) => `AQL has no column LOGSOURCETYPEID, the log source type is \`devicetype\`; it is read as ${p.read}`,
  ),
  'aql/address-pattern': entry<{ operator: string; name: string }>(
    'warning',
    (p) => `${p.operator} is for texts and \`${p.name}\` is an address; its text is matched`,
  ),
  'aql/text-names-column': entry<{ text: string }>(
    'warning',
    (p) => `\`'${p.text}'\` in single quotes is a text, so the column of that name is not read`,
  ),
  'aql/redundant-flag': entry('info', () => 'IMATCHES ignores case already, `(?i)` adds nothing'),
  'aql/week-year': entry(
    'info',
    () => '`YYYY` is the year of the week, which of the last days of December can be the next one; `yyyy` is the year',
  ),
  'aql/not-in-aql': entry<{ construct: string }>('error', (p) => `AQL has no ${p.construct}`),
  'aql/second-statement': entry('error', () => 'AQL runs one statement at a time; a second one follows the `;`'),
  'aql/statement-in-comment': entry(
    'warning',
    () => 'a second statement stands in this comment; AQL runs one statement, and a comment is no part of it',
  ),
  'aql/needs-data': entry<{ name: string; data: string }>(
    'error',
    (p) => `\`${p.name}\` needs data: it answers from ${p.data} of a QRadar console, which log files do not hold`,
  ),
  'aql/too-deep': entry('error', () => 'this query is nested too deeply'),
  'aql/misplaced-aggregate': entry<{ name: string; place: string }>(
    'error',
    (p) => `\`${p.name}\` is computed over groups and cannot stand in ${p.place}`,
  ),
  'aql/ignored': entry<{ what: string }>('info', (p) => `${p.what} has no meaning on log files and is ignored`),
}
