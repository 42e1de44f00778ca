import fc from 'fast-check'

/** Small messages: the same few texts, so that things meet. */
const TEXTS = [
  'x',
  '',
  '7',
  '007',
  '10',
  '9',
  '1e3',
  '-2',
  '2.50',
  'X',
  'xy',
  'a,b',
  ' x ',
  '\tq',
  'é x',
  'É',
  'l1\nl2',
  'x*',
  'a.b',
  'a_b%',
  'true',
  '😀z',
  'C:\\x',
  '10.0.0.7',
  '8.8.8.8',
  '127.0.0.1',
  '10.0.0.300',
] as const
const MESSAGES = [
  'user=ann bytes=7 done',
  'User=bob, bytes=10; failed',
  'ERROR disk full on host-1',
  'disk  full',
  'a=x,b=7,',
  'a=1,b=,a=2',
  'line one\nuser=eve bytes=9\r\nuser=zoe',
  '{"k":"x","o":{"x":7},"l":[1,"two"]}',
  '{"k":7.5,"l":[]}',
  '{"k":null,"o":{}}',
  '{"o":{"x":"q","k":true},"l":[{"x":1}]}',
  '{"k":"x"',
  '',
  'x',
] as const

export const text = fc.constantFrom(...TEXTS)
export const message = fc.record(
  {
    _raw: fc.constantFrom(...MESSAGES),
    _sourceCategory: fc.constantFrom('Prod/Web', 'prod/db'),
    a: text,
    b: text,
    c: text,
    n: fc.constantFrom(0, 7, 10, -2, 443),
    r: fc.constantFrom(0, 0.5, 7, -2.25, 1000.125),
  },
  { requiredKeys: ['_raw'] },
)
