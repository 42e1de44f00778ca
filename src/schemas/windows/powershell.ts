import { field } from '../../plan/formula.ts'
import { extract, long } from '../formulas.ts'
import { at, decimal, leftovers, rare, type WindowsEvent } from './event.ts'

export const POWERSHELL: readonly WindowsEvent[] = [
  {
    label: 'PowerShell 4104 script block',
    source: 'powershell',
    ids: ['4104'],
    to: 'script_activity',
    fields: {
      MessageNumber: decimal('script.message_number'),
      MessageTotal: decimal('script.message_total'),
      ScriptBlockText: at('script.script_content.value'),
      ScriptBlockId: at('script.uid'),
      Path: at('script.file.path'),
    },
    columns: {
      activity_id: long(1),
      'actor.user.uid': field('System.UserID'),
      'actor.process.pid': { kind: 'apply', fn: 'convert.text_to_long', args: [field('System.ProcessID')] },
    },
  },
  {
    // ContextInfo is rendered text with one `Name = value` a line.
    label: 'PowerShell 4103 module logging',
    source: 'powershell',
    ids: ['4103'],
    to: 'script_activity',
    fields: { ...leftovers('ContextInfo', 'UserData', 'Payload') },
    columns: {
      activity_id: long(1),
      'actor.user.uid': field('System.UserID'),
      'actor.process.pid': { kind: 'apply', fn: 'convert.text_to_long', args: [field('System.ProcessID')] },
      'actor.process.cmd_line': extract(rare('ContextInfo'), 'Host Application = ([^\\r\\n]*)'),
      'script.file.path': extract(rare('ContextInfo'), 'Script Name = ([^\\r\\n]+)'),
    },
  },
]

export const SERVICES: readonly WindowsEvent[] = [
  {
    label: 'Service Control Manager 7045 service installed',
    source: 'services',
    ids: ['7045'],
    to: 'base_event',
    fields: { ...leftovers('ServiceName', 'ImagePath', 'ServiceType', 'StartType', 'AccountName') },
    columns: {
      activity_id: long(1),
      'actor.user.uid': field('System.UserID'),
      'service.name': rare('ServiceName'),
      'service.cmd_line': rare('ImagePath'),
      'service.type': rare('ServiceType'),
      'service.start_type': rare('StartType'),
      'service.account': rare('AccountName'),
    },
  },
]
