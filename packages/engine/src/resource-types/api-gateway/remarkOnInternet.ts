import type { Offer } from '../../clouds/connectNodes';
import type { NodeScope } from '../NodeScope';

/** What callers inside the network must know of a gateway that is on the internet. */
export function remarkOnInternet<P>(
  { environments }: NodeScope<P>,
  hasNat: (environment: string) => boolean,
): Pick<Offer, 'remarks'> {
  const without = environments.filter(name => !hasNat(name));
  return without.length === 0
    ? {}
    : {
        remarks: {
          invoke: {
            code: 'gateway-on-internet',
            message: `The gateway answers on the internet only, which the network of the stack does not reach without NAT, as in ${without.join(
              ' and ',
            )}.`,
            mend: 'Call the services behind it, or let the standards ask for NAT.',
          },
        },
      };
}
