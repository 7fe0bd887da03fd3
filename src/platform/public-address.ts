// Which addresses of the internet are open to everybody. All that is not known to be so is ours, or nobody's: what somebody
// typed must never lead into the network of a hospital (RFC 6890, the lists of special addresses that IANA keeps).
import { BlockList, isIP } from 'node:net';

const SPECIAL = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only this is given out, and within it these are not for everybody, or hold an address of IPv4 within. */
const GIVEN_OUT = '2000::/3';
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}

const special = listOf(SPECIAL, 'ipv4');
const special6 = listOf(SPECIAL_6, 'ipv6');
const givenOut = listOf([GIVEN_OUT], 'ipv6');

/** Not private, not loopback, not link-local, and none of those in the clothes of another. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4');
  return isIP(address) === 6 && givenOut.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}
