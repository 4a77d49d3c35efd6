import { render, screen } from '@testing-library/react';
import { createPortal } from './createPortal';

const { env } = process;

afterEach(() => {
  process.env = env;
});

it('asks who is there before it shows a page', async () => {
  process.env = {
    ...env,
    // The bundler puts the configuration here, as objects.
    APP_CONFIG: [
      {
        context: 'test',
        data: {
          app: { title: 'Test portal', baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ] as unknown as string,
  };

  render(createPortal().createRoot());

  expect(
    await screen.findByRole('button', { name: 'Enter' }, { timeout: 60_000 }),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('heading', { name: 'Test portal' }),
  ).toBeInTheDocument();
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
}, 120_000);
