/** What a pod asks for; memory is its limit, too. */
export const POD_SIZES = {
  small: { cpu: '250m', memory: '512Mi' },
  medium: { cpu: '500m', memory: '1Gi' },
  large: { cpu: '1', memory: '2Gi' },
};
