import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav/navModule';

/**
 * The demo portal. Plugins are not listed here: `app.packages: all` in app-config.yaml installs every frontend plugin
 * that this package depends on.
 */
export function createPortal() {
  return createApp({ features: [navModule] });
}
