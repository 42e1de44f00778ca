import { field } from '../../plan/formula.ts'
import { choose, equals, isNumber, lower, nothing, text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { action, DEVICE, INITIATING, PROCESS } from './initiating.ts'

const elevation = field('process.token_elevation')

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table: starts only, never ends. */
export const DEVICE_PROCESS_EVENTS: ViewDefinition = {
  name: 'DeviceProcessEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceProcessEvents,
  legs: [
    {
      from: 'process_activity',
      when: isNumber(field('activity_id'), 1),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...PROCESS,
        ...action('ProcessCreated'),
        ProcessVersionInfoCompanyName: field('process.file.company_name'),
        ProcessVersionInfoProductName: field('process.file.product.name'),
        ProcessVersionInfoOriginalFileName: field('process.file.internal_name'),
        ProcessVersionInfoFileDescription: field('process.file.desc'),
        ProcessIntegrityLevel: field('process.integrity'),
        ProcessTokenElevation: choose(
          equals(elevation, '%%1936'),
          text('TokenElevationTypeDefault'),
          equals(elevation, '%%1937'),
          text('TokenElevationTypeFull'),
          equals(elevation, '%%1938'),
          text('TokenElevationTypeLimited'),
          nothing(),
        ),
        AccountDomain: lower(field('process.user.domain')),
        AccountName: lower(field('process.user.name')),
        AccountSid: field('process.user.uid'),
        LogonId: field('process.session.logon_id'),
        CreatedProcessSessionId: field('process.session.uid'),
        ProcessUniqueId: field('process.uid'),
      },
    },
  ],
}
