import type { LineScan } from '../direct.ts'
import { JSON_KINDS } from '../json-kinds.ts'
import type { Row } from '../row.ts'
import { isArielExport } from './events.ts'
import { exportedRow, isRewritten } from './export.ts'

/** Tables that results of QRadar's searches are bound to. */
const isAriel = (table: string | undefined): boolean => /^(?:events|flows)$/i.test(table ?? '')

/** A row as the table that it is bound to has it: exports of QRadar name and write columns in ways of their own. */
export function boundValues(table: string | undefined, values: Row['values'], isTextual: boolean): Row['values'] {
  return isAriel(table) && isArielExport(Object.keys(values)) ? exportedRow(values, isTextual) : values
}

/** Whether the engine cannot read the rows of a bound export as they are. */
export function isRewrittenExport(table: string | undefined, scan: LineScan): boolean {
  if (!isAriel(table) || !isArielExport(scan.members.map((member) => member.name))) return false
  return scan.members.some(({ name, kinds }) => isRewritten(name, (kinds & ~JSON_KINDS.integer) !== 0))
}
