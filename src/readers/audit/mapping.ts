import { field } from '../../plan/formula.ts'
import { all, any, equals, first, isNull, isOneOf, not, text } from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { type Columns, filePath, long, mapping, number } from '../native.ts'

const isCall = equals(field('type'), 'SYSCALL')
const succeeded = any(isNull(field('success')), equals(field('success'), 'yes'))

const HEADER: Columns = {
  time: field('@time'),
  'device.hostname': field('@host'),
  'metadata.origin': text('auditd'),
  'metadata.log_provider': text('auditd'),
  activity_id: long(1),
}

/**
 * Programs that were started and connections that were opened, as the records of one call tell them together. The parent
 * of a program is known by its number alone; its own start tells the rest.
 */
export const AUDIT_MAPPINGS: readonly ClassMapping[] = [
  mapping(
    'auditd execve',
    'process_activity',
    all(isCall, isOneOf(field('@call'), ['execve', 'execveat']), succeeded),
    {
      ...HEADER,
      ...filePath('process.file', field('exe')),
      'process.cmd_line': first(field('@command'), field('exe')),
      'process.pid': number('pid'),
      'process.working_directory': field('@cwd'),
      'process.user.name': field('@user'),
      'process.user.uid': field('uid'),
      'process.session.uid': number('ses'),
      'actor.process.pid': number('ppid'),
    },
  ),
  mapping(
    'auditd connect',
    'network_activity',
    all(isCall, equals(field('@call'), 'connect'), not(isNull(field('@port')))),
    {
      ...HEADER,
      ...filePath('actor.process.file', field('exe')),
      'actor.process.cmd_line': field('@command'),
      'actor.process.pid': number('pid'),
      'actor.user.name': field('@user'),
      'actor.user.uid': field('uid'),
      'dst_endpoint.ip': field('@destination'),
      'dst_endpoint.port': number('@port'),
    },
  ),
]
