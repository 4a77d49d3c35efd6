output "secret_payment_key_secret" {
  description = "secret-payment-key: the secret, to set its value with."
  value       = google_secret_manager_secret.secret_payment_key.id
}
