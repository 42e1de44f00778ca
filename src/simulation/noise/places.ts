import { numberOf } from '../identity.ts'

/** Places on the Internet and on the own network, and the addresses that their names have. */
export interface Place {
  readonly name: string
  readonly address: string
}

/** First parts of addresses that providers of content and clouds really have. */
const NETWORKS = {
  microsoft: ['13.107.', '20.190.', '40.126.', '52.96.', '52.109.'],
  google: ['142.250.', '172.217.', '216.58.'],
  akamai: ['23.35.', '23.216.', '104.84.'],
  cloudflare: ['104.16.', '104.18.', '172.67.'],
  amazon: ['52.216.', '54.231.', '3.5.', '18.164.'],
  fastly: ['151.101.', '146.75.'],
  github: ['140.82.'],
  hosting: ['93.184.', '185.199.', '91.189.', '212.227.', '81.169.'],
} as const satisfies Record<string, readonly string[]>

type Network = keyof typeof NETWORKS

function place(name: string, network: Network): Place {
  const number = numberOf(name)
  const firsts = NETWORKS[network]
  const first = firsts[number % firsts.length] ?? firsts[0]
  return { name, address: `${first}${1 + ((number >>> 8) % 250)}.${1 + ((number >>> 16) % 250)}` }
}

function places(network: Network, names: readonly [string, ...string[]]): readonly [Place, ...Place[]] {
  const [first, ...rest] = names
  return [place(first, network), ...rest.map((name) => place(name, network))]
}

/** A place of a partner, vendor or other company whose name is made up. */
export function partner(name: string): Place {
  return place(name, 'hosting')
}

export const TELEMETRY = places('microsoft', [
  'settings-win.data.microsoft.com',
  'v10.events.data.microsoft.com',
  'v20.events.data.microsoft.com',
  'login.microsoftonline.com',
  'login.live.com',
  'client.wns.windows.com',
  'fe3cr.delivery.mp.microsoft.com',
  'slscr.update.microsoft.com',
  'geo.prod.do.dsp.mp.microsoft.com',
  'activation-v2.sls.microsoft.com',
])
export const UPDATES = places('akamai', [
  'download.windowsupdate.com',
  'au.download.windowsupdate.com',
  'tlu.dl.delivery.mp.microsoft.com',
  'ctldl.windowsupdate.com',
])
export const CERTIFICATES = places('cloudflare', [
  'ocsp.digicert.com',
  'crl3.digicert.com',
  'ocsp.sectigo.com',
  'crl.globalsign.com',
  'ocsp.pki.goog',
  'r3.o.lencr.org',
  'x1.c.lencr.org',
  'ocsp.entrust.net',
])
export const ANTIVIRUS = places('microsoft', [
  'wdcp.microsoft.com',
  'wdcpalt.microsoft.com',
  'definitionupdates.microsoft.com',
])
export const OFFICE = places('microsoft', [
  'outlook.office365.com',
  'officeclient.microsoft.com',
  'nexusrules.officeapps.live.com',
  'ecs.office.com',
  'substrate.office.com',
  'graph.microsoft.com',
  'harborgroup-my.sharepoint.com',
  'harborgroup.sharepoint.com',
])
export const CHAT = places('microsoft', [
  'teams.microsoft.com',
  'teams.events.data.microsoft.com',
  'presence.teams.microsoft.com',
  'trouter.teams.microsoft.com',
  'worldaz.tr.teams.microsoft.com',
])
export const SLACK = places('amazon', ['app.slack.com', 'wss-primary.slack.com', 'files.slack.com', 'slack-edge.com'])
export const VENDOR_UPDATES = places('google', [
  'update.googleapis.com',
  'edgedl.me.gvt1.com',
  'dl.google.com',
  'clients2.google.com',
])
export const ADOBE = places('akamai', ['armmf.adobe.com', 'ardownload3.adobe.com', 'acroipm2.adobe.com'])
export const GITHUB = places('github', ['github.com', 'api.github.com', 'codeload.github.com'])
export const PACKAGES = places('fastly', [
  'registry.npmjs.org',
  'pypi.org',
  'files.pythonhosted.org',
  'static.crates.io',
])
export const IMAGES = places('amazon', ['registry-1.docker.io', 'auth.docker.io', 'production.cloudflare.docker.com'])
export const FEEDS = places('microsoft', ['api.nuget.org', 'globalcdn.nuget.org', 'marketplace.visualstudio.com'])
export const UBUNTU = places('hosting', [
  'archive.ubuntu.com',
  'security.ubuntu.com',
  'api.snapcraft.io',
  'motd.ubuntu.com',
  'ntp.ubuntu.com',
])
export const OBJECT_STORES = places('amazon', [
  'harbor-backup.s3.eu-central-1.amazonaws.com',
  'harbor-archive.s3.eu-west-1.amazonaws.com',
  's3.us-west-004.backblazeb2.com',
  'harborartifacts.blob.core.windows.net',
  'storage.googleapis.com',
])

/** Words of which names of web sites are made, so that look-ups are as various as people are. */
const SITE_WORDS = [
  'amber',
  'atlas',
  'birch',
  'bright',
  'cedar',
  'city',
  'cloud',
  'coast',
  'daily',
  'delta',
  'ever',
  'field',
  'forum',
  'garden',
  'globe',
  'green',
  'hill',
  'home',
  'island',
  'lake',
  'light',
  'market',
  'meadow',
  'metro',
  'north',
  'ocean',
  'paper',
  'park',
  'peak',
  'pixel',
  'planet',
  'quick',
  'rail',
  'river',
  'sky',
  'smart',
  'south',
  'spring',
  'star',
  'stone',
  'sun',
  'tech',
  'trade',
  'travel',
  'valley',
  'view',
  'west',
  'wind',
  'world',
  'zen',
]
const SITE_ENDS = ['news', 'shop', 'blog', 'maps', 'jobs', 'bank', 'times', 'docs', 'mail', 'learn', 'books', 'health']
const SITE_FORMS = ['www.', '', 'cdn.', 'static.', 'api.', 'img.', 'assets.', 'm.']
const SITE_ZONES = ['.com', '.net', '.org', '.io', '.de', '.co.uk', '.fr', '.example']
const CONTENT_NETWORKS: readonly Network[] = ['cloudflare', 'fastly', 'akamai', 'amazon', 'google', 'hosting']
const SITES = 6000
const sites: Place[] = []

/** One of several thousand web sites; low numbers are meant to be the popular ones. */
export function site(number: number): Place {
  const index = Math.abs(Math.floor(number)) % SITES
  const known = sites[index]
  if (known !== undefined) return known
  const word = SITE_WORDS[index % SITE_WORDS.length] ?? ''
  const end = SITE_ENDS[Math.floor(index / SITE_WORDS.length) % SITE_ENDS.length] ?? ''
  const form = SITE_FORMS[(index * 7) % SITE_FORMS.length] ?? ''
  const zone = SITE_ZONES[(index * 3) % SITE_ZONES.length] ?? ''
  const network = CONTENT_NETWORKS[(index * 5) % CONTENT_NETWORKS.length] ?? 'hosting'
  const made = place(`${form}${word}${end}${index >= 600 ? index : ''}${zone}`, network)
  sites[index] = made
  return made
}
