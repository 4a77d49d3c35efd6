/** `namespace/name/provider`, with the registry's host before it or not. */
const REGISTRY =
  /^([a-z0-9.-]+\.[a-z]{2,}(:\d+)?\/)?[A-Za-z0-9][\w-]*\/[A-Za-z0-9][\w-]*\/[a-z0-9]+(\/\/[\w./-]+)?$/;
const LOCAL = /^\.\.?\//;
const GIT =
  /^(git::(https|ssh):\/\/|git@|github\.com\/|bitbucket\.org\/)[^\s?]+(\?.*)?$/;
/** A commit, or a version's tag. */
const PINNED = /[?&]ref=([0-9a-f]{40}|v?\d+(\.\d+){1,2}([-+.][\w.-]+)?)(&|$)/;
const EXACT = /^=?\s*v?\d+\.\d+\.\d+([-+][\w.-]+)?$/;

/**
 * Whether a module's source is one that Terraform reads, and always the same.
 * Source: https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function checkSource(
  source: string,
  version: string | undefined,
): { message: string; mend: string }[] {
  if (LOCAL.test(source)) {
    return version === undefined
      ? []
      : [
          {
            message: 'A path has no version.',
            mend: 'Leave the version out.',
          },
        ];
  }
  if (GIT.test(source)) {
    return [
      ...(PINNED.test(source)
        ? []
        : [
            {
              message: 'The source is not pinned: it may change at any time.',
              mend: 'End it with ?ref= and a commit or the tag of a version.',
            },
          ]),
      ...(version === undefined
        ? []
        : [
            {
              message: 'A git source has no version.',
              mend: 'Leave the version out; ?ref= says which one it is.',
            },
          ]),
    ];
  }
  if (REGISTRY.test(source)) {
    return version !== undefined && EXACT.test(version)
      ? []
      : [
          {
            message: 'A module of a registry needs an exact version.',
            mend: 'Give it one, such as 2.1.0.',
          },
        ];
  }
  return [
    {
      message: `"${source}" is neither a registry's module, nor git, nor a path.`,
      mend: 'Write namespace/name/provider, git::https://…?ref=v1.0.0, or ./modules/name.',
    },
  ];
}
