Attribute VB_Name = "Conf"
Option Explicit
Option Private Module

' The user's conf file: ASCII lines "KEY","VALUE"; &#x5F20; stands for the UTF-16 unit 5F20.

' Returns the value of a key, or nothing.
Public Function ConfValue(ByVal Text As String, ByVal Key As String) As String
    Dim lines As Variant
    Dim place As Long
    Dim start As String
    Dim found As String
    start = Chr(34) & Key & Chr(34) & "," & Chr(34)
    lines = Split(Replace(Text, vbCr, ""), vbLf)
    For place = LBound(lines) To UBound(lines)
        found = Trim(lines(place))
        If Left(found, Len(start)) = start And Right(found, 1) = Chr(34) _
                And Len(found) > Len(start) Then
            ConfValue = Decoded(Mid(found, Len(start) + 1, Len(found) - Len(start) - 1))
        End If
    Next place
End Function

' Returns a line of such a file, as Python reads it.
Public Function ConfLine(ByVal Key As String, ByVal Value As String) As String
    ConfLine = Chr(34) & Key & Chr(34) & "," & Chr(34) & Encoded(Value) & Chr(34) & vbCrLf
End Function

' Puts &#x....; in place of each character that is not ASCII, and of & and quotes.
Private Function Encoded(ByVal Text As String) As String
    Dim place As Long
    Dim unit As Long
    For place = 1 To Len(Text)
        unit = AscW(Mid(Text, place, 1))
        If unit < 0 Then unit = unit + 65536
        If unit < 32 Or unit > 126 Or unit = 34 Or unit = 38 Then
            Encoded = Encoded & "&#x" & Hex(unit) & ";"
        Else
            Encoded = Encoded & Mid(Text, place, 1)
        End If
    Next place
End Function

' Puts the character in place of each &#x....;
Public Function Decoded(ByVal Text As String) As String
    Dim pieces As Variant
    Dim place As Long
    Dim finish As Long
    pieces = Split(Text, "&#x")
    If UBound(pieces) >= 0 Then Decoded = pieces(0)
    For place = 1 To UBound(pieces)
        finish = InStr(pieces(place), ";")
        If finish < 2 Or finish > 5 Then
            Decoded = Decoded & "&#x" & pieces(place)
        Else
            Decoded = Decoded & ChrW(HexValue(Left(pieces(place), finish - 1))) _
                & Mid(pieces(place), finish + 1)
        End If
    Next place
End Function

Private Function HexValue(ByVal Digits As String) As Long
    Dim place As Long
    For place = 1 To Len(Digits)
        HexValue = HexValue * 16 + InStr("0123456789ABCDEF", UCase(Mid(Digits, place, 1))) - 1
    Next place
End Function

' True for C:\... and \\server\...; anything else would be looked for in a folder of the moment.
Public Function IsFullPath(ByVal Path As String) As Boolean
    If InStr(Path, Chr(34)) = 0 Then
        IsFullPath = Mid(Path, 2, 2) = ":\" Or Left(Path, 2) = "\\"
    End If
End Function
