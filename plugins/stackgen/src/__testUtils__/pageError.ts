import { ResponseError } from '@backstage/errors';

/** The error that the real client throws for a proxy's page. */
export async function pageError(
  status: number,
  statusText: string,
  page = `<html><body><h1>${statusText}</h1><hr>nginx</body></html>`,
): Promise<ResponseError> {
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText,
    headers: { get: () => 'text/html' },
    text: async () => page,
  } as unknown as Response);
}
