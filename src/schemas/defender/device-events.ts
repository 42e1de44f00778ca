import { type Formula, field } from '../../plan/formula.ts'
import { all, baseName, concat, equals, extract, first, isOneOf, lower, member, object, text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { action, DEVICE, EVENT_CODE, INITIATING as INITIATING_ELSEWHERE, PROCESS } from './initiating.ts'

/** This table has no integrity level of the initiating process. */
const { InitiatingProcessIntegrityLevel: _, ...INITIATING } = INITIATING_ELSEWHERE

const more = (members: Readonly<Record<string, Formula>>): Readonly<Record<string, Formula>> => ({
  AdditionalFields: object(members),
})

const unmapped = (name: string): Formula => member(field('unmapped'), name)

/**
 * What has no table of its own (https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table). A script
 * block stands as `ScriptContent`; `PowerShellCommand` has the names of commands only, which module logging gives.
 */
export const DEVICE_EVENTS: ViewDefinition = {
  name: 'DeviceEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceEvents,
  legs: [
    {
      from: 'dns_activity',
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('DnsQueryResponse'),
        ...more({ DnsQueryString: field('query.hostname'), DnsQueryResult: field('answers') }),
      },
    },
    {
      from: 'script_activity',
      when: equals(EVENT_CODE, '4104'),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('ScriptContent'),
        ...more({ ScriptContent: field('script.script_content.value') }),
      },
    },
    {
      from: 'script_activity',
      when: equals(EVENT_CODE, '4103'),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('PowerShellCommand'),
        ...more({ Command: extract(unmapped('Payload'), 'CommandInvocation\\(([^)]+)\\)') }),
      },
    },
    {
      from: 'file_activity',
      when: isOneOf(EVENT_CODE, ['17', '18']),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('NamedPipeEvent'),
        ...more({ PipeName: concat(text('\\Device\\NamedPipe'), field('file.path')) }),
      },
    },
    {
      from: 'process_activity',
      when: equals(EVENT_CODE, '8'),
      columns: { ...DEVICE, ...INITIATING, ...PROCESS, ...action('CreateRemoteThreadApiCall') },
    },
    {
      from: 'process_activity',
      when: equals(EVENT_CODE, '10'),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...PROCESS,
        ...action('OpenProcessApiCall'),
        ...more({
          DesiredAccess: {
            kind: 'apply',
            fn: 'convert.hex_text_to_long',
            args: [field('actual_permissions')],
          },
        }),
      },
    },
    {
      from: 'base_event',
      when: isOneOf(EVENT_CODE, ['4697', '7045']),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('ServiceInstalled'),
        FolderPath: field('service.cmd_line'),
        FileName: baseName(field('service.cmd_line')),
        ...more({
          ServiceName: field('service.name'),
          ServiceAccount: field('service.account'),
          ServiceStartType: field('service.start_type'),
          ServiceType: field('service.type'),
        }),
      },
    },
    {
      from: 'base_event',
      when: all(equals(EVENT_CODE, '4698')),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('ScheduledTaskCreated'),
        ...more({ TaskName: field('job.name'), TaskContent: field('job.content') }),
      },
    },
    {
      from: 'base_event',
      when: equals(EVENT_CODE, '4720'),
      columns: {
        ...DEVICE,
        ...INITIATING,
        ...action('UserAccountCreated'),
        AccountName: lower(field('user.name')),
        AccountDomain: lower(field('user.domain')),
        AccountSid: first(field('user.uid'), unmapped('TargetSid')),
      },
    },
  ],
}
