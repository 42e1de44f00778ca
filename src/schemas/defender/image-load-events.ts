import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { action, DEVICE, fileColumns, INITIATING } from './initiating.ts'

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceimageloadevents-table */
export const DEVICE_IMAGE_LOAD_EVENTS: ViewDefinition = {
  name: 'DeviceImageLoadEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceImageLoadEvents,
  legs: [
    {
      from: 'module_activity',
      columns: { ...DEVICE, ...INITIATING, ...fileColumns('module.file'), ...action('ImageLoaded') },
    },
  ],
}
