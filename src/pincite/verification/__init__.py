"""What still holds in a delivered file: compared with the evidence that travels with it and with the corpus."""
