import { field } from '../../plan/formula.ts'
import { columns } from '../columns.ts'
import { extract, nothing } from '../formulas.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { SIGMA_HEADER } from './header.ts'
import { lineLegs, lineTable } from './line-tables.ts'

/** Words of a syslog header before the tag; none ends with a colon. */
const HEADER = '(?:[^ ]*[^ :] +){0,9}'

/** Lines whose tag names one of the programs: `sshd[12]: `, or the application of RFC 5424. */
function tagged(...programs: readonly string[]): string {
  const names = `(?:[A-Za-z0-9_./-]*/)?(?:${programs.join('|')})`
  return `^(?:<[0-9]{1,3}>)?(?:${HEADER}${names}(?:\\([^)]{1,40}\\))?(?:\\[[0-9]{1,10}\\])?: |1 [^ ]+ [^ ]+ ${names} )`
}

const SSHD = ['sshd', 'sshd-session', 'sshd-auth', 'dropbear']
const CRON = ['CRON', 'crond', 'cron', 'crontab', 'anacron']

/** What writes under the facilities auth and authpriv, hence to auth.log or secure. */
const AUTH = [
  ...SSHD,
  ...['sudo', 'su', 'login', 'passwd', 'chpasswd', 'chage', 'chfn', 'chsh', 'runuser', 'pkexec', 'polkitd'],
  ...['useradd', 'userdel', 'usermod', 'groupadd', 'groupdel', 'groupmod', 'gpasswd', 'unix_chkpwd'],
  ...['polkit-agent-helper-1', 'systemd-logind', 'gdm-[a-z]+\\]?', 'lightdm', 'sssd[a-z_]*', 'krb5_child'],
]

/** What sudo tells of a command, by the names that it writes (sudoers(5), "LOG FORMAT"), as patterns of RE2 and JavaScript. */
export const SUDO_FIELDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['HOST', 'TTY', 'PWD', 'USER', 'GROUP', 'ENV', 'TSID'].map((name) => [
      name,
      `(?:: |; )${name}=([^;]*[^; ]) *(?:;|$)`,
    ]),
  ),
  COMMAND: '(?:: |; )COMMAND=(.*)',
}

/** The lines of sudo, with their fields. */
function sudoTable(): ViewDefinition {
  const { legs, ...table } = lineTable('linux/sudo', [tagged('sudo')])
  const fields = Object.entries(SUDO_FIELDS)
  const told = Object.fromEntries(fields.map(([name, pattern]) => [name, extract(field('raw_data'), pattern)]))
  return {
    ...table,
    columns: { ...table.columns, ...columns(fields.map(([name]) => name).join(' ')) },
    legs: legs.map((leg) => ({
      ...leg,
      columns: { ...leg.columns, ...told, '@command': told['COMMAND'] ?? nothing() },
    })),
  }
}

const CTIME = '^[A-Z][a-z]{2} [A-Z][a-z]{2} +[0-9]{1,2} [0-9:]{8} [0-9]{4} '

/** Programs by the service of Sigma that has their lines. */
const SERVICES: Readonly<Record<string, string>> = {
  sshd: tagged(...SSHD),
  cron: tagged(...CRON),
  auth: tagged(...AUTH),
  guacamole: tagged('guacd', 'guacamole', 'tomcat[0-9]*'),
  modsecurity: 'ModSecurity: ',
  // vsftpd and ClamAV write logs of their own, too.
  vsftpd: `${tagged('vsftpd')}|${CTIME}\\[pid [0-9]+\\] `,
  clamav: `${tagged('clamd', 'clamav[a-z-]*', 'freshclam', 'clamscan', 'clamonacc')}|${CTIME}-> |^/[^\\n]*: [^ ]+ FOUND$`,
  // Any program's; a tag begins with a letter, as no time does.
  syslog: tagged('[A-Za-z_(][A-Za-z0-9_.@()-]*'),
}

/** Fields of records, from audit's dictionary of fields; `aN` are arguments of programs and of calls. */
const AUDIT = columns(`
  type arch syscall:y success exit items ppid pid auid uid gid euid suid fsuid egid sgid fsgid tty ses comm exe subj key
  argc a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13 a14 a15 cwd item name inode dev mode ouid ogid rdev obj nametype
  proctitle saddr saddr_fam laddr lport path op acct hostname addr terminal res id unit cmd data old new list table family
  entries sig reason ip dir old_auid old-auid old_ses old-ses tty1 result function grp cap_fp cap_fi cap_fe cap_fver
`)

/**
 * `linux/auditd`: the records of the audit log, one event each, under audit's own names with their values decoded
 * (https://github.com/linux-audit/audit-documentation/wiki). Readers give the rows. `@cwd` is the directory of the
 * call that a record belongs to, `@call` the name of the call; `syscall` has its name and its number.
 */
const AUDITD: ViewDefinition = {
  name: 'linux/auditd',
  platform: 'sigma',
  timeColumn: '@time',
  columns: { ...SIGMA_HEADER, ...AUDIT },
  extra: { '@cwd': 'string', '@call': 'string' },
  rest: '@fields',
  legs: [],
}

/** Applications whose logs nothing tells: only the user knows. */
const APPLICATIONS = ['django', 'jvm', 'nodejs', 'python', 'ruby_on_rails', 'spring', 'sql', 'velocity']

export const LINUX_VIEWS: readonly ViewDefinition[] = [
  AUDITD,
  sudoTable(),
  ...Object.entries(SERVICES).map(([service, pattern]) => lineTable(`linux/${service}`, [pattern])),
  lineTable('modsecurity', ['ModSecurity: ']),
  ...APPLICATIONS.map((product) => lineTable(`${product}/application`)),
  lineTable('database'),
]

/** Lines that are of Linux, whatever service: what programs say to syslog, and records of the audit log. */
export const LINUX_LINES: readonly ViewLeg[] = lineLegs(
  `${SERVICES['syslog'] ?? ''}|^(?:node=[^ ]+ )?type=[A-Z0-9_]+ msg=audit\\(`,
)

/** Columns of `linux/auditd` beside the header's; readers put what has none into `@fields`. */
export const AUDIT_FIELDS: ReadonlySet<string> = new Set(Object.keys(AUDIT))
