import { createRouteRef } from '@backstage/core-plugin-api';

// Made with core-plugin-api because legacy apps take no other kind, while the
// new frontend system takes both.
export const rootRouteRef = createRouteRef({ id: 'stackgen' });
