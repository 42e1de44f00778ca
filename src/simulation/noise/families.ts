/**
 * The kinds of background activity. Each process of the background belongs to one, and so does all that it does.
 * `ordinary` ones are what an estate does all day; `look-alike` ones are what the pages of detections of exfiltration name
 * as false positives: legitimate, and like an attack in the tool, the protocol or the command line.
 */
export interface NoiseFamily {
  readonly id: string
  readonly kind: 'ordinary' | 'look-alike'
  readonly doc: string
  /** Of look-alikes: the part that it has of their share, in relation to the others. */
  readonly weight: number
  /** Of look-alikes: when it happens. */
  readonly hours: Hours
}

export type Hours = 'always' | 'work' | 'night'

/** What look-alikes together are of all activities unless said otherwise. */
export const LOOK_ALIKE_SHARE = 0.005

function ordinary<Id extends string>(id: Id, doc: string): NoiseFamily & { readonly id: Id } {
  return { id, kind: 'ordinary', doc, weight: 0, hours: 'always' }
}

function lookAlike<Id extends string>(
  id: Id,
  weight: number,
  hours: Hours,
  doc: string,
): NoiseFamily & { readonly id: Id } {
  return { id, kind: 'look-alike', doc, weight, hours }
}

export const NOISE_FAMILIES = [
  ordinary('system', 'Services and tasks of the operating system: svchost, WMI, scheduled tasks, certificate checks'),
  ordinary('antivirus', 'Scans, signature updates and cloud look-ups of the antivirus'),
  ordinary('management', 'Inventory and policy agents, with PowerShell inventory scripts'),
  ordinary('browsing', 'Browsers: renderers, look-ups, HTTPS and some HTTP, caches, downloads'),
  ordinary('office', 'Documents opened and saved, with templates and cloud storage'),
  ordinary('mail-client', 'Mail programs talking to the mail service'),
  ordinary('chat', 'Chat and meeting programs'),
  ordinary('desktop', 'Sessions, shells, viewers, archivers, printing'),
  ordinary('update', 'Updaters of programs and of the system, package managers'),
  ordinary('development', 'git, npm, pip, docker, ssh, compilers and editors of developers'),
  ordinary('build', 'Builds on build servers'),
  ordinary('server', 'Work of file, database, web, mail and directory servers for others on the network'),
  ordinary(
    'maintenance',
    'Local nightly jobs: database dumps, shadow copies, log rotation, robocopy between own servers',
  ),
  ordinary('linux-system', 'cron, systemd, logrotate, snap and the like'),
  ordinary('remote-shell', 'Interactive sessions over SSH from the own network'),
  lookAlike('backup-rclone', 8, 'night', 'Backup jobs that copy to approved object stores or SFTP servers with rclone'),
  lookAlike('backup-sftp', 5, 'night', 'Backup jobs over SFTP or FTPS: scripted WinSCP, psftp batches, sftp'),
  lookAlike('backup-agent', 5, 'night', 'Backup agents (restic, Duplicati, Veeam) sending off-site over HTTPS or SFTP'),
  lookAlike(
    'admin-transfer',
    7,
    'work',
    'Administrators with WinSCP, FileZilla, pscp, scp and sftp to managed servers',
  ),
  lookAlike('pipeline-upload', 10, 'always', 'CI pipelines that publish artifacts with curl, wget and rclone'),
  lookAlike('developer-deploy', 6, 'work', 'Developers who deploy with scp, sftp, rsync or curl'),
  lookAlike('vulnerability-scan', 8, 'night', 'Vulnerability scanners that connect to many ports and ask for pages'),
  lookAlike(
    'security-upload',
    4,
    'always',
    'Security teams and tools that send samples, images and logs over SFTP or HTTPS',
  ),
  lookAlike('software-updater', 6, 'always', 'Updaters that fetch with curl, wget or plain HTTP, and report back'),
  lookAlike(
    'software-deployment',
    5,
    'work',
    'Deployment that takes packages over plain HTTP or FTP from distribution servers',
  ),
  lookAlike(
    'mail-script',
    6,
    'always',
    'Scripts that send reports with Send-MailMessage, blat, swaks, sendmail or msmtp',
  ),
  lookAlike('mail-relay', 5, 'always', 'Mail servers that relay to public mail exchangers on port 25'),
  lookAlike('ftp-partner', 5, 'always', 'Legacy jobs that exchange files with partners over FTP'),
  lookAlike('dns-tools', 6, 'always', 'Monitoring and administrators with nslookup, dig and Resolve-DnsName'),
  lookAlike('azure-agent', 4, 'always', 'Guest agents that talk to 168.63.129.16 over plain HTTP'),
  lookAlike('log-shipping', 5, 'always', 'Shippers and scripts that send logs and metrics to collectors'),
  lookAlike('service-callback', 4, 'always', 'Managed agents that report to their vendor over HTTPS'),
  lookAlike('web-form', 4, 'work', 'Scripts that post forms and data to internal applications and webhooks with curl'),
  lookAlike('sandbox', 2, 'work', 'Analysis sandboxes in which samples talk FTP, DNS and SMTP'),
] as const

export type NoiseLabel = (typeof NOISE_FAMILIES)[number]['id']

const LOOK_ALIKES: ReadonlySet<string> = new Set(NOISE_FAMILIES.filter(isLookAlikeFamily).map((family) => family.id))

function isLookAlikeFamily(family: NoiseFamily): boolean {
  return family.kind === 'look-alike'
}

/** Whether a detection that finds it would be called a false positive that its page names. */
export function isLookAlike(label: NoiseLabel): boolean {
  return LOOK_ALIKES.has(label)
}
