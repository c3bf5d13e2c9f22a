"""Xindai (信贷): the system a consumer-lending company runs its whole business on."""
