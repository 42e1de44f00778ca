import { field } from '../../plan/formula.ts'
import { all, baseName, choose, extract, isNull, isNumber, isOneOf, not, nothing, text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { DEVICE, EVENT_CODE, fileColumns, INITIATING } from './initiating.ts'

const activity = field('activity_id')

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table: changes, never reads; no pipes. */
export const DEVICE_FILE_EVENTS: ViewDefinition = {
  name: 'DeviceFileEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceFileEvents,
  legs: [
    {
      from: 'file_activity',
      when: all(isOneOf(EVENT_CODE, ['11', '15', '23', '26']), isNull(field('file.type_id'))),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...fileColumns('file'),
        ActionType: choose(
          isNumber(activity, 1),
          text('FileCreated'),
          isNumber(activity, 3),
          text('FileModified'),
          isNumber(activity, 4),
          text('FileDeleted'),
          isNumber(activity, 5),
          text('FileRenamed'),
          nothing(),
        ),
        FileSize: field('file.size'),
        // The Zone.Identifier stream, which Sysmon 15 gives as text.
        FileOriginUrl: choose(
          not(isNull(field('file.url'))),
          field('file.url'),
          extract(field('file.contents'), 'HostUrl=(\\S+)'),
        ),
        FileOriginReferrerUrl: extract(field('file.contents'), 'ReferrerUrl=(\\S+)'),
        PreviousFolderPath: field('file.previous_path'),
        PreviousFileName: baseName(field('file.previous_path')),
        ShareName: field('share.name'),
        RequestSourceIP: field('src_endpoint.ip'),
      },
    },
  ],
}
