/**
 * Some clouds make no Linux machine without a password or a key, and nobody is
 * meant to sign in with either. This key cannot be used: its modulus is RSA-2048 of
 * the factoring challenge, whose factors are not known to anybody.
 * Source: https://en.wikipedia.org/wiki/RSA_numbers#RSA-2048
 */
export const KEY_OF_NOBODY =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDHlwzu3MOwdUSQIBp6phPNc5EQgceQ9fGocm9GNVC7W3/w244eoRiexy+T0WUAEb1yGu6swqzeMqBBB/BkjCgTox9bC3dl/4tEtLb/yTOEtkbrCcfPXoWS1A6jPIADnzW08UoEtR97/Xgb5NFnMWS6jrmRwsTXMLu+NfWSve9SSvfo2u/SbGb8AsR5r4nWTTc/RCcJQ53mbOuVXz6jfVFZ9hNYCfhTNLXLGBOt3IDNBWCfEKxqla1lhyyQlSW9rTK8cpWSZCkg8kxh3Fs8O3kj5WsWpNnTc9hyHySj/A8bMTH1VhUXKGa8zDD5UFTIJOczpetoF/e8FjmdSMY2HMfl';
