"""The sheet for a call or visit (D43, DOMAIN 6.7): what protects the client first, then why now, then the talk."""
