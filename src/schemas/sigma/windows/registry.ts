import { apply, type Formula } from '../../../plan/formula.ts'
import { all, asLong, choose, concat, equals, first, isOneOf, long, memberText, text } from '../../formulas.ts'
import type { SourceLeg } from '../source-table.ts'
import { code, members, provider, SYSTEM_FIELDS } from './fields.ts'

/**
 * Security 4657, a registry value as auditing tells it, under the names of Sysmon's registry events
 * (https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4657).
 */

const replace = (value: Formula, pattern: string, by: string): Formula =>
  apply('regex.replace_first', value, text(pattern), text(by))

/** Roots are short in Sysmon, and the control set in use is the current one. */
const KEY = [
  [
    '(?i)^\\\\REGISTRY\\\\MACHINE\\\\SYSTEM\\\\ControlSet\\d{3}',
    '\\\\REGISTRY\\\\MACHINE\\\\System\\\\CurrentControlSet',
  ],
  ['(?i)^\\\\REGISTRY\\\\MACHINE', 'HKLM'],
  ['(?i)^\\\\REGISTRY\\\\USER', 'HKU'],
].reduce((value, [pattern = '', by = '']) => replace(value, pattern, by), memberText('ObjectName'))

const newValue = memberText('NewValue')
const digits = (count: number): Formula => apply('convert.long_to_hex_digits', asLong(newValue), long(count))
const eight = (start: number): Formula => apply('text.substring', digits(16), long(start), long(8))

/** Sysmon writes numbers as `DWORD (0x00000001)` and `QWORD (0x00000000-0x00000001)`, auditing as `1`. */
const DETAILS = choose(
  equals(memberText('NewValueType'), '%%1876'),
  first(concat(text('DWORD (0x'), digits(8), text(')')), newValue),
  equals(memberText('NewValueType'), '%%1883'),
  first(concat(text('QWORD (0x'), eight(0), text('-0x'), eight(8), text(')')), newValue),
  equals(memberText('NewValueType'), '%%1875'),
  text('Binary Data'),
  newValue,
)

/** What was done: a new value, a changed one, a deleted one. */
export type RegistryOperation = '%%1904' | '%%1905' | '%%1906'

export function auditedRegistry(...operations: readonly RegistryOperation[]): SourceLeg {
  const operation = memberText('OperationType')
  return {
    from: 'base_event',
    when: all(
      equals(code, '4657'),
      equals(provider, 'Microsoft-Windows-Security-Auditing'),
      isOneOf(operation, operations),
    ),
    fields: {
      ...SYSTEM_FIELDS,
      ...members(
        'SubjectUserSid',
        'SubjectUserName',
        'SubjectDomainName',
        'SubjectLogonId',
        'ObjectName',
        'ObjectValueName',
        'HandleId',
        'OperationType',
        'OldValueType',
        'OldValue',
        'NewValueType',
        'NewValue',
        'ProcessName',
      ),
      EventType: choose(equals(operation, '%%1906'), text('DeleteValue'), text('SetValue')),
      TargetObject: concat(KEY, text('\\'), memberText('ObjectValueName')),
      Details: DETAILS,
      Image: memberText('ProcessName'),
      ProcessId: memberText('ProcessId'),
      User: concat(memberText('SubjectDomainName'), text('\\'), memberText('SubjectUserName')),
    },
  }
}
